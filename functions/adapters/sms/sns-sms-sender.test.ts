import { SNSClient } from '@aws-sdk/client-sns'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SmsNotSent } from '../../domain/sms-sender.ts'
import { startSns } from './sns.fixture.ts'
import { smsText } from './sms-texts.ts'
import { snsSmsSender } from './sns-sms-sender.ts'

const { sns, endpoint, stop } = await startSns()
afterAll(stop)

const output = vi.spyOn(process.stdout, 'write')
beforeEach(() => void output.mockReturnValue(true))
afterEach(() => {
  output.mockReset()
  sns.asked.length = 0
  sns.mood = 'takes'
})
const logged = () => output.mock.calls.map(([line]) => String(line)).join('')

const client = (requestTimeout = 2000) =>
  new SNSClient({
    endpoint,
    region: 'cn-south-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: { requestTimeout, throwOnRequestTimeout: true },
  })
const PHONE = '+8613812345678'
const code = { kind: 'code', purpose: 'sign-in', code: '012345' } as const

it('has SNS send one transactional message to the phone', async () => {
  await snsSmsSender({}, client()).send(PHONE, code, 'zh-Hans')
  expect(sns.asked).toEqual([
    {
      Action: 'Publish',
      Version: '2010-03-31',
      PhoneNumber: PHONE,
      Message: smsText(code, 'zh-Hans'),
      'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SMSType',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': 'Transactional',
    },
  ])
  expect(logged()).toContain('"SmsSent":1')
})

it('names the sender where one is set', async () => {
  await snsSmsSender({ senderId: 'Yuejiantong' }, client()).send(PHONE, code, 'en')
  expect(sns.asked[0]).toMatchObject({
    Message: smsText(code, 'en'),
    'MessageAttributes.entry.2.Name': 'AWS.SNS.SMS.SenderID',
    'MessageAttributes.entry.2.Value.StringValue': 'Yuejiantong',
  })
})

it.each([
  ['refuses', 2000, 'faulty'],
  ['is silent', 200, 'faulty'],
  ['is overrun', 2000, 'throttled'],
] as const)(
  'says that nothing was sent when SNS %s, tries no second time and logs no number',
  async (mood, patience, because) => {
    sns.mood = mood
    await expect(snsSmsSender({}, client(patience)).send(PHONE, code, 'en')).rejects.toThrow(SmsNotSent)
    expect(sns.asked).toHaveLength(1)
    expect(logged()).toContain('"SmsNotSent":1')
    expect(logged()).toContain(`"level":"error","message":"sms-not-sent","because":"${because}"`)
    expect(logged()).not.toMatch(/13812345678|012345/)
  },
)

it.each([
  ['finds no such number', 'number-not-reachable'],
  ['knows of an opt-out', 'opted-out'],
] as const)('wakes nobody when SNS %s: that is a matter of the phone', async (mood, because) => {
  sns.mood = mood
  await expect(snsSmsSender({}, client()).send(PHONE, code, 'en')).rejects.toThrow(SmsNotSent)
  expect(logged()).toContain(`"level":"warn","message":"sms-not-sent","because":"${because}"`)
  expect(logged()).not.toMatch(/"SmsNotSent":1|13812345678|012345/)
})

it('says that nothing was sent when SNS cannot be reached', async () => {
  const nowhere = new SNSClient({
    endpoint: 'http://127.0.0.1:1',
    region: 'cn-south-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  await expect(snsSmsSender({}, nowhere).send(PHONE, code, 'en')).rejects.toThrow(SmsNotSent)
})

import { SNSClient } from '@aws-sdk/client-sns'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SmsNotSent } from '../../domain/sms-sender.ts'
import { startSns } from './sns.fixture.ts'
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

it('has SNS send one transactional message to the phone', async () => {
  await snsSmsSender(undefined, client()).send(PHONE, '【粤建通】验证码')
  expect(sns.asked).toEqual([
    {
      Action: 'Publish',
      Version: '2010-03-31',
      PhoneNumber: PHONE,
      Message: '【粤建通】验证码',
      'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SMSType',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': 'Transactional',
    },
  ])
  expect(logged()).toContain('"SmsSent":1')
})

it('names the sender where one is set', async () => {
  await snsSmsSender('Yuejiantong', client()).send(PHONE, 'text')
  expect(sns.asked[0]).toMatchObject({
    'MessageAttributes.entry.2.Name': 'AWS.SNS.SMS.SenderID',
    'MessageAttributes.entry.2.Value.StringValue': 'Yuejiantong',
  })
})

it.each([
  ['refuses', 2000],
  ['is silent', 200],
] as const)(
  'says that nothing was sent when SNS %s, tries no second time and logs no number',
  async (mood, patience) => {
    sns.mood = mood
    await expect(snsSmsSender(undefined, client(patience)).send(PHONE, 'text')).rejects.toThrow(SmsNotSent)
    expect(sns.asked).toHaveLength(1)
    expect(logged()).toContain('"SmsNotSent":1')
    expect(logged()).not.toMatch(/13812345678|text/)
  },
)

it('says that nothing was sent when SNS cannot be reached', async () => {
  const nowhere = new SNSClient({
    endpoint: 'http://127.0.0.1:1',
    region: 'cn-south-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  await expect(snsSmsSender(undefined, nowhere).send(PHONE, 'text')).rejects.toThrow(SmsNotSent)
})

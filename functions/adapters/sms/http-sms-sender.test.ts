import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SmsNotSent } from '../../domain/sms-sender.ts'
import { signatureOf } from '../crypto/signed-headers.ts'
import { noon } from '../people.fixture.ts'
import { httpSmsSender } from './http-sms-sender.ts'
import { type GatewayMood, startSmsGateway } from './sms-gateway.fixture.ts'
import { smsText } from './sms-texts.ts'

const { gateway, url, stop } = await startSmsGateway()
afterAll(stop)

const output = vi.spyOn(process.stdout, 'write')
beforeEach(() => void output.mockReturnValue(true))
afterEach(() => {
  output.mockReset()
  gateway.told.length = 0
  gateway.moods = ['takes']
})
const logged = () => output.mock.calls.map(([line]) => String(line)).join('')

const key = { id: 'yuejiantong', secret: 'known to both and nobody else' }
const PHONE = '+8613812345678'
const code = { kind: 'code', purpose: 'sign-in', code: '012345' } as const
const send = (patience = 2000) => httpSmsSender({ url, key }, patience).send(PHONE, code, 'zh-Hans')
const bodies = () => gateway.told.map(({ body }) => JSON.parse(body) as Record<string, unknown>)

it('tells the gateway phone, template, language and words', async () => {
  await send()
  expect(bodies()).toEqual([
    {
      id: expect.stringMatching(/^[\da-f-]{36}$/) as string,
      phone: PHONE,
      template: 'code-sign-in',
      language: 'zh-Hans',
      parameters: { code: '012345', minutes: '5' },
      text: smsText(code, 'zh-Hans'),
    },
  ])
  expect(logged()).toContain('"SmsSent":1')
})

it('gives a notice’s parts to a network that has its own words', async () => {
  const where = { browser: 'Chrome', system: 'Android 15', place: null, network: '198.51.100.*' }
  const sender = httpSmsSender({ url, key })
  await sender.send(PHONE, { kind: 'new-browser', at: noon, where }, 'zh-Hant')
  await sender.send(PHONE, { kind: 'password-reset', at: noon }, 'en')
  expect(bodies()).toMatchObject([
    {
      template: 'new-browser',
      parameters: {
        time: '11月24日12:00',
        place: '198.51.100.*',
        browser: 'Chrome',
        system: 'Android 15',
      },
    },
    { template: 'password-reset', parameters: { time: '11月24日12:00' } },
  ])
})

it('signs exactly what it says, each time anew', async () => {
  gateway.moods = ['is broken', 'takes']
  await send()
  for (const { headers, body } of gateway.told) {
    const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
    expect(headers['content-digest']).toBe(digest)
    const parameters = String(headers['signature-input']).replace(/^sig=/, '')
    const covered = [
      ['@method', 'POST'],
      ['@target-uri', url],
      ['content-type', 'application/json'],
      ['content-digest', digest],
    ] as const
    const signature = signatureOf(covered, parameters, Buffer.from(key.secret)).toString('base64')
    expect(headers['signature']).toBe(`sig=:${signature}:`)
  }
  expect(new Set(gateway.told.map(({ headers }) => headers['signature'])).size).toBe(2)
})

it.each(['is broken', 'is silent', 'hangs up', 'stops in the middle', 'speaks of something else'] as const)(
  'tells a gateway that %s once more, under the same id: no second message',
  async (mood) => {
    gateway.moods = [mood, 'takes']
    await send(200)
    const [first, second, ...others] = bodies()
    expect(others).toEqual([])
    expect(first).toEqual(second)
  },
)

it.each<[GatewayMood, number, string, string]>([
  ['is broken', 2, 'error', 'faulty'],
  ['is silent', 2, 'error', 'faulty'],
  ['hangs up', 2, 'error', 'faulty'],
  ['stops in the middle', 2, 'error', 'faulty'],
  ['speaks of something else', 2, 'error', 'faulty'],
  ['refuses for reasons of its own', 2, 'error', 'faulty'],
  ['speaks no JSON', 2, 'error', 'faulty'],
  ['talks and talks', 2, 'error', 'faulty'],
  ['does not know us', 1, 'error', 'faulty'],
  ['sends us elsewhere', 1, 'error', 'faulty'],
  ['is overrun', 1, 'error', 'throttled'],
  ['has no money left', 1, 'error', 'no-money-left'],
  ['finds no such number', 1, 'warn', 'number-not-reachable'],
  ['knows of an opt-out', 1, 'warn', 'opted-out'],
])('says that nothing was sent when the gateway %s', async (mood, tries, level, because) => {
  gateway.moods = [mood]
  await expect(send(200)).rejects.toThrow(SmsNotSent)
  expect(gateway.told).toHaveLength(tries)
  expect(logged()).toContain(`"level":"${level}","message":"sms-not-sent","because":"${because}"`)
  expect(logged().includes('"SmsNotSent":1')).toBe(level === 'error')
  expect(logged()).not.toMatch(/13812345678|012345|known to both/)
})

it('says so when there is no gateway at all', async () => {
  const sender = httpSmsSender({ url: 'http://127.0.0.1:1/', key })
  await expect(sender.send(PHONE, code, 'en')).rejects.toThrow(SmsNotSent)
})

import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { AccountId } from './account-id.ts'
import { newId } from './new-id.ts'
import { isLive, readSessionCookie, sessionLimits, startSession } from './session.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const noon = new Date('2026-11-24T04:00:00.000Z')
const after = (ms: number) => new Date(noon.getTime() + ms)

const browser = {
  tag: newId(),
  address: '203.0.113.7',
  where: { browser: 'Edge', system: 'Windows 10', place: null, network: '203.0.113.*' },
  device: 'computer' as const,
}
const start = (surface: 'app' | 'portal' = 'portal') =>
  startSession({
    account: { id: newId() as AccountId, sessionEpoch: 3 },
    surface,
    browser,
    methods: ['pwd'],
    now: noon,
  })

it('carries 256 random bits, another 256 each time, of which only a hash is kept', () => {
  const { session, cookie } = start()
  const secret = cookie.split('.')[1] ?? ''
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(session.hash).toBe(createHash('sha256').update(secret).digest('base64url'))
  expect(JSON.stringify(session)).not.toContain(secret)
  expect(new Set(Array.from({ length: 50 }, () => start().session.hash)).size).toBe(50)
})

it('is found again by its cookie in its browser, and by no other text', () => {
  const { session, cookie } = start()
  expect(readSessionCookie(cookie, browser.tag)).toEqual({
    accountId: session.accountId,
    ref: { browserTag: session.browserTag, hash: session.hash },
  })
  for (const text of ['', '.', cookie.slice(1), cookie.slice(0, -1), `${cookie}A`, cookie.replace('.', '')]) {
    expect(readSessionCookie(text, browser.tag)).toBeUndefined()
  }
})

it('lasts on the portal an hour without a visit and a day in all, in the app 30 days without a visit', () => {
  expect(sessionLimits).toEqual({ portal: { idle: HOUR, absolute: DAY }, app: { idle: 30 * DAY } })

  const portal = start('portal').session
  expect(isLive(portal, after(HOUR - 1))).toBe(true)
  expect(isLive(portal, after(HOUR))).toBe(false)
  const busy = { ...portal, seenAt: after(DAY - 1) }
  expect([isLive(busy, after(DAY - 1)), isLive(busy, after(DAY))]).toEqual([true, false])

  const app = start('app').session
  expect([isLive(app, after(30 * DAY - 1)), isLive(app, after(30 * DAY))]).toEqual([true, false])
  expect(isLive({ ...app, seenAt: after(300 * DAY) }, after(301 * DAY))).toBe(true)
})

it('carries the epoch of its account', () => {
  expect(start().session.epoch).toBe(3)
})

it('is over once it was ended, however fresh', () => {
  expect(isLive({ ...start().session, endedAt: noon }, noon)).toBe(false)
})

import { expect, it } from 'vitest'
import type { AccountId } from './account-id.ts'
import { newId } from './new-id.ts'
import { renewedSession } from './renewed-session.ts'
import { isLive, isSameSignIn, type Method, readSessionCookie, startSession } from './session.ts'

const HOUR = 60 * 60_000
const noon = new Date('2026-11-24T04:00:00.000Z')
const after = (ms: number) => new Date(noon.getTime() + ms)
const where = { browser: 'Edge', system: 'Windows 10', place: null, network: '203.0.113.*' }
const browser = { tag: newId(), address: '203.0.113.7', where, device: 'computer' } as const

const aSession = (methods: Method[] = ['pwd']) =>
  startSession({
    account: { id: newId() as AccountId, sessionEpoch: 3 },
    surface: 'portal',
    browser,
    methods,
    now: noon,
  }).session
const visitor = { browser: { ...browser, where: { ...where, place: '广东 深圳' } }, now: after(HOUR) }

it('has a new identifier, whose cookie opens it', () => {
  const old = aSession()
  const { session, cookie } = renewedSession(old, 'face', visitor)
  expect(session.hash).not.toBe(old.hash)
  expect(readSessionCookie(cookie, browser.tag)?.ref.hash).toBe(session.hash)
})

it('is drawn from the request where that has a key, so that a repeat is the same', () => {
  const old = aSession()
  const secret = 'A'.repeat(43)
  const twice = [1, 2].map(() => renewedSession(old, 'face', { ...visitor, secret }))
  expect(twice[0]).toEqual(twice[1])
  expect(twice[0]?.cookie).toBe(`${old.accountId}.${secret}`)
})

it('is of the same account, epoch, face and browser, where it was and since when it was', () => {
  const old = aSession()
  const { session } = renewedSession(old, 'face', visitor)
  const { accountId, epoch, surface, browserTag, where: there, startedAt } = old
  expect(session).toMatchObject({ accountId, epoch, surface, browserTag, where: there, startedAt })
  expect(session.seenAt).toEqual(visitor.now)
})

it('knows by what the person has proven themselves, the old ways and the new one once', () => {
  expect(renewedSession(aSession(['sms']), 'face', visitor).session).toMatchObject({
    methods: ['sms', 'face'],
    verifiedAt: visitor.now,
  })
  expect(renewedSession(aSession(['pwd', 'face']), 'face', visitor).session.methods).toEqual(['pwd', 'face'])
})

it('proves no more than it did where nobody has proven anything in this browser', () => {
  expect(renewedSession(aSession(), undefined, visitor).session).toMatchObject({
    methods: ['pwd'],
    verifiedAt: noon,
  })
})

it('lives no longer for it: a day on the portal from the sign-in on', () => {
  const seen = { ...renewedSession(aSession(), 'face', visitor).session, seenAt: after(23.5 * HOUR) }
  expect(isLive(seen, after(24 * HOUR - 1))).toBe(true)
  expect(isLive(seen, after(24 * HOUR))).toBe(false)
})

it('is the same sign-in under each of its identifiers, and under no other', () => {
  const old = aSession()
  const { session: second } = renewedSession(old, 'face', visitor)
  const { session: third } = renewedSession(second, 'face', visitor)
  for (const ref of [old, second, third]) expect(isSameSignIn(third, ref)).toBe(true)
  expect(third.earlier).toEqual([old.hash, second.hash])
  expect(isSameSignIn(second, third)).toBe(false)
  expect(isSameSignIn(third, aSession())).toBe(false)
  expect(isSameSignIn(third, { ...old, browserTag: newId() })).toBe(false)
})

import { expect, it } from 'vitest'
import type { Method } from './session.ts'
import { isPhoneStale, provesMoreThanPhone } from './stale-phone.ts'

const proven = new Date('2026-11-24T04:00:00.000Z')
const after = (ms: number) => new Date(proven.getTime() + ms)
const NINETY_DAYS = 90 * 24 * 60 * 60_000

it('trusts a phone for ninety days after it was last proven, and not from that moment on', () => {
  expect(isPhoneStale({ phoneVerifiedAt: proven }, proven)).toBe(false)
  expect(isPhoneStale({ phoneVerifiedAt: proven }, after(NINETY_DAYS - 1))).toBe(false)
  expect(isPhoneStale({ phoneVerifiedAt: proven }, after(NINETY_DAYS))).toBe(true)
})

it('does not take a code alone for more than the phone, once that went unproven', () => {
  const account = { phoneVerifiedAt: proven }
  const began = (methods: Method[], ms: number) =>
    provesMoreThanPhone(account, { methods, startedAt: after(ms) })
  expect(began(['sms'], NINETY_DAYS - 1)).toBe(true)
  expect(began(['sms'], NINETY_DAYS)).toBe(false)
  expect(began(['pwd'], NINETY_DAYS)).toBe(true)
  expect(began(['pwd', 'sms'], NINETY_DAYS)).toBe(true)
  expect(began(['sms', 'face'], NINETY_DAYS)).toBe(true)
})

it('does not take a scan for more than the phone either: a code alone may have opened the app that scanned', () => {
  const account = { phoneVerifiedAt: proven }
  const scanned = (ms: number) => provesMoreThanPhone(account, { methods: ['scan'], startedAt: after(ms) })
  expect(scanned(NINETY_DAYS - 1)).toBe(true)
  expect(scanned(NINETY_DAYS)).toBe(false)
})

import { expect, it } from 'vitest'
import { isPhoneStale } from './stale-phone.ts'

const proven = new Date('2026-11-24T04:00:00.000Z')
const after = (ms: number) => new Date(proven.getTime() + ms)
const NINETY_DAYS = 90 * 24 * 60 * 60_000

it('trusts a phone for ninety days after it was last proven, and not from that moment on', () => {
  expect(isPhoneStale({ phoneVerifiedAt: proven }, proven)).toBe(false)
  expect(isPhoneStale({ phoneVerifiedAt: proven }, after(NINETY_DAYS - 1))).toBe(false)
  expect(isPhoneStale({ phoneVerifiedAt: proven }, after(NINETY_DAYS))).toBe(true)
})

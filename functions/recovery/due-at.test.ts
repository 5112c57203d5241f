import { expect, it } from 'vitest'
import type { AccountId } from '../domain/account.ts'
import { later, noon } from '../adapters/people.fixture.ts'
import { dueAt, dueAtLatest } from './due-at.ts'

const HOUR = 60 * 60_000
const account = {
  ...{ id: 'a' as AccountId, epoch: 0, phone: '+8613800000000', claimedAt: noon },
  waitMs: 24 * HOUR,
}
const told = (hours: number) => ({ account: { ...account, toldAt: later(noon, hours * HOUR) } })

it.each([
  ['at once', told(0), 24],
  ['late', told(30), 54],
  ['at the last moment', told(48 - 1 / HOUR), 72 - 1 / HOUR],
  ['never', { account }, 48],
  ['when it was due already', told(48), 48],
])('counts from the message to a holder who is told %s', (_when, recovery, hours) => {
  expect(dueAt(recovery)).toEqual(later(noon, hours * HOUR))
  expect(dueAt(recovery).getTime()).toBeLessThan(dueAtLatest(account).getTime())
})

it('is due when the holder says so, told or not', () => {
  const confirmedAt = later(noon, HOUR)
  expect(dueAt({ account, confirmedAt })).toEqual(confirmedAt)
  expect(dueAt({ ...told(40), confirmedAt })).toEqual(confirmedAt)
})

it('is due at once where nobody is to be heard, told or not', () => {
  const unheld = { ...account, waitMs: 0 }
  expect(dueAt({ account: unheld })).toEqual(noon)
  expect(dueAt({ account: { ...unheld, toldAt: later(noon, HOUR) } })).toEqual(noon)
})

import { expect, it } from 'vitest'
import { DAY, later, noon } from '../adapters/people.fixture.ts'
import type { AccountId } from '../domain/account.ts'
import { type AccountEvent, type AccountEventStore, eventId } from '../domain/account-event.ts'
import { newId } from '../domain/new-id.ts'
import { MOST_LINES, wholeHistory } from './whole-history.ts'

const accountId = newId() as AccountId
const since = later(noon, -180 * DAY)

const signedOut = (at: Date): AccountEvent => ({
  id: eventId(at, newId()),
  accountId,
  type: 'signed-out',
  at,
})
const reported = (at: Date, ticket: string): AccountEvent => ({
  ...signedOut(at),
  type: 'face-problem-reported',
  ticket,
})
/** Each a second before the other. */
const many = (count: number, before: Date) =>
  Array.from({ length: count }, (_, place) => signedOut(later(before, -1000 * (place + 1))))

function storing(lines: readonly AccountEvent[]): Pick<AccountEventStore, 'page'> & { asked: () => number } {
  let pages = 0
  return {
    asked: () => pages,
    page: async (_id, limit, after) => {
      pages += 1
      const start = after === undefined ? 0 : lines.findIndex(({ id }) => id === after) + 1
      const events = lines.slice(start, start + limit)
      const last = events.at(-1)
      return start + limit < lines.length && last ? { events, after: last.id } : { events }
    },
  }
}

it('has as many lines as one answer carries, and says that there are older ones', async () => {
  const exactly = many(MOST_LINES, noon)
  expect(await wholeHistory(storing(exactly), accountId, since)).toMatchObject({ isWhole: true })
  const { lines, isWhole } = await wholeHistory(
    storing([...exactly, signedOut(later(noon, -DAY))]),
    accountId,
    since,
  )
  expect(lines).toEqual(exactly)
  expect(isWhole).toBe(false)
})

it('finds a report that is kept still below more lines than it has', async () => {
  const lines = [...many(MOST_LINES + 700, noon), reported(later(noon, -90 * DAY), 'kept')]
  expect(await wholeHistory(storing(lines), accountId, since)).toMatchObject({ tickets: ['kept'] })
})

it('looks no further than reports are kept', async () => {
  const old = reported(later(since, -1), 'gone')
  const lines = [...many(MOST_LINES, noon), old, ...many(2000, since)]
  const events = storing(lines)
  expect(await wholeHistory(events, accountId, since)).toMatchObject({ tickets: [], isWhole: false })
  expect(events.asked()).toBe(MOST_LINES / 500 + 1)
})

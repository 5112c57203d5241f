import { expect, it } from 'vitest'
import { type AccountEvent, eventId } from '../../domain/account-event.ts'
import type { AccountId } from '../../domain/account.ts'
import { newId } from '../../domain/new-id.ts'
import { aBrowser, later, noon } from '../people.fixture.ts'
import { dynamodbAccountEventStore } from './dynamodb-account-event-store.ts'
import { testTable } from './test-table.ts'

const events = dynamodbAccountEventStore(...testTable())
const someone = () => newId() as AccountId

async function happened(accountId: AccountId, afterMs: number, differs: Partial<AccountEvent> = {}) {
  const at = later(noon, afterMs)
  const event = { id: eventId(at, newId()), accountId, type: 'signed-out' as const, at, ...differs }
  await events.add(event)
  return event
}

it('gives an event back as it was', async () => {
  const browser = aBrowser()
  const session = { browserTag: browser.tag, hash: 'h'.repeat(43) }
  const event = await happened(someone(), 0, { where: browser.where, session, about: 'another' })
  expect(await events.find(event.accountId, event.id)).toEqual(event)
  expect(await events.find(someone(), event.id)).toBeUndefined()
})

it('keeps how a face check was done, and its figures', async () => {
  const evidence = {
    amr: ['pwd', 'face'],
    actions: ['eyes-closed', 'nod'],
    likeness: 0.71,
    printRisk: 0.04,
    judge: 'models 12345678, lines 12345678',
  } as const
  const event = await happened(someone(), 0, { type: 'certified-by-face', evidence })
  expect(await events.find(event.accountId, event.id)).toEqual(event)
})

it('never changes what is written: the same event again leaves the first', async () => {
  const event = await happened(someone(), 0)
  await events.add({ ...event, type: 'registered' })
  expect(await events.find(event.accountId, event.id)).toEqual(event)
})

it('turns the pages from the newest to the oldest, each event once', async () => {
  const me = someone()
  const written = await Promise.all([1, 2, 3, 4, 5].map((second) => happened(me, second * 1000)))
  await happened(someone(), 0)
  const first = await events.page(me, 2)
  const second = await events.page(me, 2, first.after)
  const third = await events.page(me, 2, second.after)
  expect([first, second, third].flatMap((page) => page.events)).toEqual(written.reverse())
  expect(third.after).toBeUndefined()
})

it('names no further page when the last one is exactly full', async () => {
  const me = someone()
  await Promise.all([1, 2].map((second) => happened(me, second * 1000)))
  expect((await events.page(me, 2)).after).toBeUndefined()
})

it.each(['', 'EVENT#', '~', '\u{10FFFF}'])(
  'answers a page after the made-up id "%s" without failing',
  async (after) => {
    const me = someone()
    await happened(me, 0)
    expect((await events.page(me, 5, after)).events.length).toBeLessThanOrEqual(1)
  },
)

import { expect, it } from 'vitest'
import { aVisitor, DAY, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import { eventId } from '../domain/account-event.ts'
import { newId } from '../domain/new-id.ts'
import { aSignIn, renew } from './account-centre.fixture.ts'
import { disownSignIn } from './disown-sign-in.ts'
import { HISTORY_PAGE, readHistory } from './read-history.ts'

const read = readHistory(stores)
const disown = disownSignIn(stores)
const soon = later(noon, 1000)

it('shows what happened, newest first, with where it was', async () => {
  const account = await aHolder()
  await aSignIn(account, { now: later(noon, 1) })
  const { session } = await aSignIn(account, { now: later(noon, 2) })
  const { events, after } = await read({ session, after: undefined, now: soon })
  expect(events.map(({ type }) => type)).toEqual([
    'signed-in-by-password',
    'signed-in-by-password',
    'registered',
  ])
  expect(events[0]).toEqual({
    id: expect.any(String) as string,
    type: 'signed-in-by-password',
    at: later(noon, 2).toISOString(),
    where: session.where,
    newBrowser: true,
    ended: null,
    stillSignedIn: true,
    canBeDisowned: false,
    disowned: false,
  })
  expect(after).toBeNull()
})

it('comes in pages that neither repeat nor leave out a line', async () => {
  const account = await aHolder({ registeredAt: later(noon, -1) })
  const { session } = await aSignIn(account)
  const places = Array.from({ length: 2 * HISTORY_PAGE }, (_, place) => place + 1)
  for (const place of places) await stores.events.add(aLine(account.id, later(noon, place)))

  const pages = []
  let after: string | undefined
  do {
    const page = await read({ session, after, now: soon })
    pages.push(page.events)
    after = page.after ?? undefined
  } while (after !== undefined)

  expect(pages.map((page) => page.length)).toEqual([20, 20, 2])
  const times = pages.flat().map(({ at }) => at)
  expect(times).toEqual([...new Set(times)].sort().reverse())
})

it('tells the number of a report to the help desk', async () => {
  const account = await aHolder()
  const { session } = await aSignIn(account)
  const ticket = 'YJT-20261124-7K3QMX'
  const type = 'face-problem-reported' as const
  await stores.events.add({ id: `${soon.toISOString()}~r`, accountId: account.id, type, at: soon, ticket })
  const { events } = await read({ session, after: undefined, now: soon })
  expect(events[0]).toMatchObject({ type, ticket, canBeDisowned: false })
})

it('lets a person disown any sign-in of the last 30 days but the one in hand', async () => {
  const account = await aHolder()
  const old = await aSignIn(account, { now: later(noon, -30 * DAY) })
  const recent = await aSignIn(account, { now: later(noon, -30 * DAY + 1) })
  const { session, eventId: inHand } = await aSignIn(account)
  const { events } = await read({ session, after: undefined, now: noon })
  const disownable = events.filter(({ canBeDisowned }) => canBeDisowned).map(({ id }) => id)
  expect(disownable).toEqual([recent.eventId])
  expect(events.map(({ id }) => id)).toEqual(expect.arrayContaining([old.eventId, inHand]))
})

it('says which sign-ins are open still: not the ones signed out, run out or of before a new password', async () => {
  const account = await aHolder()
  const signedOut = await aSignIn(account)
  await stores.sessions.end(account.id, signedOut.session, noon)
  await aSignIn(account, { surface: 'portal', now: later(noon, -DAY) })
  await aSignIn({ ...account, sessionEpoch: account.sessionEpoch - 1 })
  const open = await aSignIn(account)
  const { session, eventId: inHand } = await aSignIn(account)

  const { events } = await read({ session, after: undefined, now: soon })
  const stillOpen = events.filter(({ stillSignedIn }) => stillSignedIn).map(({ id }) => id)
  expect(stillOpen.sort()).toEqual([open.eventId, inHand].sort())
})

it('shows a sign-in as open that goes on under a new identifier, and the certification it got that for', async () => {
  const account = await aHolder()
  const other = await aSignIn(account, { now: later(noon, 1) })
  const { opened } = await renew(other.session)
  const { browserTag, hash } = opened
  const certified = { id: eventId(later(noon, 2), newId()), accountId: account.id, at: later(noon, 2) }
  await stores.events.add({ ...certified, type: 'certified-by-face', session: { browserTag, hash } })
  const { session: old, eventId: signedIn } = await aSignIn(account, { now: later(noon, 3) })
  const { opened: session } = await renew(old)

  const shown = async () => {
    const { events } = await read({ session, after: undefined, now: soon })
    return events.map(({ id, stillSignedIn, canBeDisowned }) => [id, stillSignedIn, canBeDisowned])
  }
  expect(await shown()).toEqual([
    [signedIn, true, false],
    [certified.id, true, false],
    [other.eventId, true, true],
    [expect.any(String), false, false],
  ])
  await stores.sessions.end(account.id, opened, soon)
  expect((await shown()).map(([, isOpen]) => isOpen)).toEqual([true, false, false, false])
})

it('still lets a person disown a sign-in that is over: its browser is not theirs', async () => {
  const account = await aHolder()
  const strange = await aSignIn(account)
  await stores.sessions.end(account.id, strange.session, noon)
  const { session } = await aSignIn(account)
  const { events } = await read({ session, after: undefined, now: soon })
  expect(events.find(({ id }) => id === strange.eventId)).toMatchObject({
    stillSignedIn: false,
    canBeDisowned: true,
  })
})

it('marks a sign-in as disowned, and offers that no second time', async () => {
  const account = await aHolder()
  const strange = await aSignIn(account, { now: later(noon, 1) })
  const { session } = await aSignIn(account, { now: later(noon, 2) })
  await disown({ eventId: strange.eventId, everywhere: false }, { ...aVisitor({ now: soon }), session })

  const { events } = await read({ session, after: undefined, now: soon })
  expect(events.map(({ type, disowned, canBeDisowned }) => [type, disowned, canBeDisowned])).toEqual([
    ['signed-in-by-password', false, false],
    ['sign-in-disowned', false, false],
    ['signed-in-by-password', true, false],
    ['registered', false, false],
  ])
})

it('still marks it when the line that disowns it is the last of the page before', async () => {
  const account = await aHolder()
  const strange = await aSignIn(account, { now: later(noon, 1) })
  const { session } = await aSignIn(account, { now: later(noon, 2) })
  await disown({ eventId: strange.eventId, everywhere: false }, { ...aVisitor({ now: soon }), session })
  for (let place = 0; place < HISTORY_PAGE - 2; place++) {
    await stores.events.add(aLine(account.id, later(noon, 10 + place)))
  }

  const first = await read({ session, after: undefined, now: soon })
  expect(first.events.at(-1)).toMatchObject({ type: 'sign-in-disowned' })
  const second = await read({ session, after: first.after ?? '', now: soon })
  expect(second.events[0]).toMatchObject({ id: strange.eventId, disowned: true, canBeDisowned: false })
})

const aLine = (accountId: Parameters<typeof stores.events.find>[0], at: Date) => ({
  id: eventId(at, newId()),
  accountId,
  type: 'signed-out' as const,
  at,
})

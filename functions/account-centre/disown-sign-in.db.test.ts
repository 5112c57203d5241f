import { expect, it } from 'vitest'
import { aVisitor, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import type { Session } from '../domain/session.ts'
import { aSignIn } from './account-centre.fixture.ts'
import { disownSignIn } from './disown-sign-in.ts'

const UNKNOWN = { ok: false, refusal: 'event-unknown' }
const act = disownSignIn(stores)
const disown = (session: Session, eventId: string, everywhere = false) =>
  act({ eventId, everywhere }, { ...aVisitor({ now: later(noon, 1000) }), session })
const live = ({ accountId, epoch }: Session) =>
  stores.sessions.live({ id: accountId, sessionEpoch: epoch }, noon)

it('ends the session that the disowned sign-in opened, and no other', async () => {
  const account = await aHolder()
  const strange = await aSignIn(account)
  const own = await aSignIn(account)
  const { session } = await aSignIn(account)

  expect(await disown(session, strange.eventId)).toEqual({ ok: true, value: { sessionsEnded: 1 } })
  expect((await live(session)).map(({ hash }) => hash).sort()).toEqual(
    [own.session.hash, session.hash].sort(),
  )
})

it('ends every other session on wish, and keeps the one in hand', async () => {
  const account = await aHolder()
  const strange = await aSignIn(account)
  await aSignIn(account)
  const { session } = await aSignIn(account)

  expect(await disown(session, strange.eventId, true)).toEqual({ ok: true, value: { sessionsEnded: 2 } })
  expect(await live(session)).toEqual([session])
})

it('makes a stranger of the browser that was disowned, whatever else was open in it', async () => {
  const account = await aHolder()
  const { browser } = aVisitor()
  const earlier = await aSignIn(account, { browser })
  const strange = await aSignIn(account, { browser })
  const { session } = await aSignIn(account)

  expect(await disown(session, strange.eventId)).toEqual({ ok: true, value: { sessionsEnded: 2 } })
  expect(await stores.sessions.knowsBrowser(account.id, browser.tag)).toBe(false)
  expect((await live(session)).map(({ hash }) => hash)).not.toContain(earlier.session.hash)
  expect(await stores.sessions.knowsBrowser(account.id, session.browserTag)).toBe(true)
})

it('ends that one session only when it was opened in the very browser in hand', async () => {
  const account = await aHolder()
  const { browser } = aVisitor()
  const portal = await aSignIn(account, { browser, surface: 'portal' })
  const strange = await aSignIn(account, { browser })
  const { session } = await aSignIn(account, { browser })

  expect(await disown(session, strange.eventId)).toEqual({ ok: true, value: { sessionsEnded: 1 } })
  expect((await live(session)).map(({ hash }) => hash).sort()).toEqual(
    [portal.session.hash, session.hash].sort(),
  )
  expect(await stores.sessions.knowsBrowser(account.id, browser.tag)).toBe(true)
})

it('writes it into the history once, however often the person presses', async () => {
  const account = await aHolder()
  const strange = await aSignIn(account)
  const { session } = await aSignIn(account)
  await Promise.all([disown(session, strange.eventId), disown(session, strange.eventId)])
  expect(await disown(session, strange.eventId)).toEqual({ ok: true, value: { sessionsEnded: 0 } })

  const lines = (await historyOf(account.id)).filter(({ type }) => type === 'sign-in-disowned')
  expect(lines).toMatchObject([{ about: strange.eventId, at: later(noon, 1000) }])
})

it('goes on to the other sessions when the wish comes with a second press', async () => {
  const account = await aHolder()
  const strange = await aSignIn(account)
  await aSignIn(account)
  const { session } = await aSignIn(account)
  await disown(session, strange.eventId)
  expect(await disown(session, strange.eventId, true)).toEqual({ ok: true, value: { sessionsEnded: 1 } })
})

it("does not know the history of somebody else's account", async () => {
  const strange = await aSignIn(await aHolder())
  const { session } = await aSignIn(await aHolder())
  expect(await disown(session, strange.eventId, true)).toEqual(UNKNOWN)
  expect(await live(strange.session)).toHaveLength(1)
})

it('ends nothing for a line that tells of no sign-in, or of the one in hand', async () => {
  const account = await aHolder()
  const { session, eventId } = await aSignIn(account)
  const registered = (await historyOf(account.id)).find(({ type }) => type === 'registered')
  for (const id of [eventId, registered?.id ?? '', 'nothing'])
    expect(await disown(session, id, true)).toEqual(UNKNOWN)
  expect(await live(session)).toHaveLength(1)
})

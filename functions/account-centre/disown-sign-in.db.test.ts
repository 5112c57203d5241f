import { expect, it } from 'vitest'
import { aVisitor, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import type { Session } from '../domain/session.ts'
import { aSignIn, renew } from './account-centre.fixture.ts'
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

it.each([
  ['of another browser', undefined],
  ['of the browser in hand', aVisitor().browser],
] as const)(
  'ends the session %s that the sign-in goes on in under a new identifier',
  async (_which, browser) => {
    const account = await aHolder()
    const strange = await aSignIn(account, { ...(browser && { browser }) })
    const { opened } = await renew((await renew(strange.session)).opened)
    const { session } = await aSignIn(account, { ...(browser && { browser }) })
    expect((await live(session)).map(({ hash }) => hash)).toContain(opened.hash)

    expect(await disown(session, strange.eventId)).toEqual({ ok: true, value: { sessionsEnded: 1 } })
    expect(await live(session)).toEqual([session])
  },
)

it('leaves no way past it: renewed at the same moment, the session is over all the same', async () => {
  for (let turn = 0; turn < 10; turn += 1) {
    const account = await aHolder()
    const { browser } = aVisitor()
    const [here, elsewhere] = [await aSignIn(account, { browser }), await aSignIn(account)]
    const { session } = await aSignIn(account, { browser })
    await Promise.all([
      disown(session, here.eventId),
      renew(here.session),
      disown(session, elsewhere.eventId),
      renew(elsewhere.session),
    ])
    expect(await live(session)).toEqual([session])
  }
})

it('does not offer to disown the sign-in in use, whatever its session is called by now', async () => {
  const account = await aHolder()
  const { session: old, eventId } = await aSignIn(account)
  const { opened } = await renew(old)
  expect(await disown(opened, eventId, true)).toEqual(UNKNOWN)
  expect(await live(opened)).toEqual([opened])
})

it('ends every other one on wish, renewed or not, and keeps the renewed one in hand', async () => {
  const account = await aHolder()
  const strange = await aSignIn(account)
  const { opened: other } = await renew((await aSignIn(account)).session)
  const { opened } = await renew((await aSignIn(account)).session)
  expect(await live(opened)).toHaveLength(3)

  expect(await disown(opened, strange.eventId, true)).toEqual({ ok: true, value: { sessionsEnded: 2 } })
  expect(await live(other)).toEqual([opened])
})

it('offers no disowning of a certification: the sign-in it was made in is what can be ended', async () => {
  const account = await aHolder()
  const { opened } = await renew((await aSignIn(account)).session)
  const { session } = await aSignIn(account)
  const { browserTag, hash } = opened
  const certified = { id: `${noon.toISOString()}~c`, accountId: account.id, at: noon, where: opened.where }
  await stores.events.add({ ...certified, type: 'certified-by-face', session: { browserTag, hash } })
  expect(await disown(session, certified.id, true)).toEqual(UNKNOWN)
  expect(await live(session)).toHaveLength(2)
})

import { expect, it } from 'vitest'
import { aBrowser, aVisitor, DAY, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import type { Session } from '../domain/session.ts'
import { aSignIn, renew } from './account-centre.fixture.ts'
import { readSessions } from './read-sessions.ts'

const read = readSessions(stores)
async function shownTo(session: Session, now = noon) {
  const { value } = await read({ ...aVisitor({ now }), session })
  return value.sessions
}

it('shows where the account is signed in on both faces: the one in hand first, then the latest seen', async () => {
  const account = await aHolder()
  const where = { browser: 'Edge', system: 'Windows 10', place: '广东 深圳', network: '203.0.113.*' }
  const first = await aSignIn(account, { now: later(noon, -3 * MINUTE) })
  const desk = { surface: 'portal' as const, now: later(noon, -MINUTE), browser: aBrowser({ where }) }
  await aSignIn(account, desk)
  await aSignIn(account, { now: later(noon, -2 * MINUTE) })

  const shown = await shownTo(first.session)
  expect(shown.map(({ surface, startedAt, isThis }) => [surface, startedAt, isThis])).toEqual([
    ['app', later(noon, -3 * MINUTE).toISOString(), true],
    ['portal', later(noon, -MINUTE).toISOString(), false],
    ['app', later(noon, -2 * MINUTE).toISOString(), false],
  ])
  expect(shown[1]).toMatchObject({ where, seenAt: later(noon, -MINUTE).toISOString() })
})

it('leaves out what is over: signed out, idle for too long, or of before a new password', async () => {
  const account = await aHolder()
  const out = await aSignIn(account)
  await stores.sessions.end(account.id, out.session, noon)
  await aSignIn(account, { surface: 'portal', now: later(noon, -DAY) })
  await aSignIn({ ...account, sessionEpoch: account.sessionEpoch - 1 })
  const { session } = await aSignIn(account)
  expect(await shownTo(session)).toHaveLength(1)
})

it("shows nothing of anybody else's", async () => {
  const account = await aHolder()
  await aSignIn(await aHolder())
  const { session } = await aSignIn(account)
  expect(await shownTo(session)).toHaveLength(1)
})

it('names a session by what leads back neither to its cookie nor to its place in the table', async () => {
  const account = await aHolder()
  const { session } = await aSignIn(account)
  const [shown] = await shownTo(session)
  expect(shown?.id).toMatch(/^[\w-]{22}$/)
  expect(session.hash + session.browserTag).not.toContain(shown?.id)
})

it('shows one that got a new identifier once, since when it was signed in', async () => {
  const account = await aHolder()
  const { session: old } = await aSignIn(account, { surface: 'portal', now: later(noon, -MINUTE) })
  const [before] = await shownTo(old)
  const { opened } = await renew(old)
  expect(await shownTo(opened)).toEqual([before])
})

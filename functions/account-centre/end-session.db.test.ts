import { expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { aVisitor, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import { type Account } from '../domain/account.ts'
import type { Session } from '../domain/session.ts'
import { aSignIn, renew } from './account-centre.fixture.ts'
import { dynamodbSessionEnding } from './dynamodb-session-ending.ts'
import { endSession } from './end-session.ts'
import { sessionIdOf } from './session-id.ts'

const DONE = { ok: true, value: {} }
const soon = later(noon, 1000)
const act = endSession({ ...stores, endings: dynamodbSessionEnding(...testTableOf('account-centre')) })
const end = (session: Session, ended: Session) =>
  act({ sessionId: sessionIdOf(ended) }, { ...aVisitor({ now: soon }), session })
const liveHashes = async (account: Account) =>
  (await stores.sessions.live(account, soon)).map(({ hash }) => hash).sort()
const endings = async (account: Account) =>
  (await historyOf(account.id)).filter(({ type }) => type === 'session-ended')

it('ends that one session, on whichever face, and no other', async () => {
  const account = await aHolder()
  const { session: desk } = await aSignIn(account, { surface: 'portal' })
  const { session: other } = await aSignIn(account)
  const { session } = await aSignIn(account)

  expect(await end(session, desk)).toEqual(DONE)
  expect(await liveHashes(account)).toEqual([other.hash, session.hash].sort())
})

it('tells in the history which one it was, and from where it was ended', async () => {
  const account = await aHolder()
  const { session: desk } = await aSignIn(account, { surface: 'portal' })
  const { session } = await aSignIn(account)
  await end(session, desk)
  expect(await endings(account)).toMatchObject([
    { at: soon, where: aVisitor().browser.where, ended: desk.where },
  ])
})

it('is told once, however often and however quickly the person presses', async () => {
  const account = await aHolder()
  const { session: desk } = await aSignIn(account, { surface: 'portal' })
  const { session } = await aSignIn(account)
  const presses = Array.from({ length: 10 }, () => end(session, desk))
  expect(await Promise.all(presses)).toEqual(presses.map(() => DONE))
  expect(await end(session, desk)).toEqual(DONE)
  expect(await endings(account)).toHaveLength(1)
})

it('does not end the one in hand: that is signing out', async () => {
  const account = await aHolder()
  const { session } = await aSignIn(account)
  expect(await end(session, session)).toEqual({ ok: false, refusal: 'session-in-hand' })
  expect(await liveHashes(account)).toEqual([session.hash])
})

it("ends nothing of somebody else's, and does not say that there is anything", async () => {
  const [account, other] = [await aHolder(), await aHolder()]
  const { session: foreign } = await aSignIn(other)
  const { session } = await aSignIn(account)
  expect(await end(session, foreign)).toEqual(DONE)
  expect(await liveHashes(other)).toEqual([foreign.hash])
  expect(await endings(account)).toEqual([])
})

it('keeps the browser known: ending a session is no accusation', async () => {
  const account = await aHolder()
  const { session: desk } = await aSignIn(account, { surface: 'portal' })
  const { session } = await aSignIn(account)
  await end(session, desk)
  expect(await stores.sessions.knowsBrowser(account.id, desk.browserTag)).toBe(true)
})

it('ends it under whatever identifier it goes on, also when it gets that at the same moment', async () => {
  const account = await aHolder()
  const { session: old } = await aSignIn(account)
  const { opened } = await renew(old)
  const { session } = await aSignIn(account)
  expect(sessionIdOf(opened)).toBe(sessionIdOf(old))
  expect(await end(session, old)).toEqual(DONE)
  expect(await liveHashes(account)).toEqual([session.hash])

  for (let turn = 0; turn < 10; turn += 1) {
    const { session: another } = await aSignIn(account)
    await Promise.all([end(session, another), renew(another)])
    expect(await liveHashes(account)).toEqual([session.hash])
  }
})

it('knows the one in hand by its old identifier too', async () => {
  const account = await aHolder()
  const { session: old } = await aSignIn(account)
  const { opened } = await renew(old)
  expect(await end(opened, old)).toEqual({ ok: false, refusal: 'session-in-hand' })
  expect(await liveHashes(account)).toEqual([opened.hash])
})

import { expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { aVisitor, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import { type Account } from '../domain/account.ts'
import type { Session } from '../domain/session.ts'
import { aSignIn, renew } from './account-centre.fixture.ts'
import { dynamodbSessionEnding } from './dynamodb-session-ending.ts'
import { endOtherSessions } from './end-other-sessions.ts'

const soon = later(noon, 1000)
const ports = { ...stores, endings: dynamodbSessionEnding(...testTableOf('account-centre')) }
const endOthers = (session: Session) => endOtherSessions(ports)({ ...aVisitor({ now: soon }), session })
const lines = async (account: Account) =>
  (await historyOf(account.id)).filter(({ type }) => type === 'other-sessions-ended')
const some = (count: number, account: Account) =>
  Promise.all(
    Array.from({ length: count }, (_, place) => aSignIn(account, { surface: place % 2 ? 'app' : 'portal' })),
  )

it('ends all of both faces but the one in hand, with one line in the history', async () => {
  const account = await aHolder()
  await some(4, account)
  const { session } = await aSignIn(account)
  expect(await endOthers(session)).toEqual({ ok: true, value: { sessionsEnded: 4 } })
  expect(await stores.sessions.live(account, soon)).toEqual([session])
  expect(await lines(account)).toMatchObject([{ at: soon, where: aVisitor().browser.where }])
})

it('ends more than one transaction holds', async () => {
  const account = await aHolder()
  await some(101, account)
  const { session } = await aSignIn(account)
  expect(await endOthers(session)).toEqual({ ok: true, value: { sessionsEnded: 101 } })
  expect(await stores.sessions.live(account, soon)).toEqual([session])
})

it('has nothing to tell where there was nothing to end', async () => {
  const account = await aHolder()
  await some(1, account)
  const { session } = await aSignIn(account)
  await endOthers(session)
  expect(await endOthers(session)).toEqual({ ok: true, value: { sessionsEnded: 0 } })
  expect(await lines(account)).toHaveLength(1)
})

it('ends the others also when one of them is being ended at the same moment', async () => {
  const account = await aHolder()
  const [first] = await some(3, account)
  const { session } = await aSignIn(account)
  const late = {
    end: async (...asked: Parameters<typeof ports.endings.end>) => {
      if (first) await stores.sessions.end(account.id, first.session, soon)
      return ports.endings.end(...asked)
    },
  }
  const holder = { ...aVisitor({ now: soon }), session }
  const ended = await endOtherSessions({ ...ports, endings: late })(holder)
  expect(ended).toEqual({ ok: true, value: { sessionsEnded: 2 } })
  expect(await stores.sessions.live(account, soon)).toEqual([session])
})

it('keeps the one in hand although it has just got a new identifier', async () => {
  const account = await aHolder()
  await some(1, account)
  const { session: old } = await aSignIn(account)
  const { opened } = await renew(old)
  // The press was on its way when the session was renewed.
  expect(await endOthers(old)).toEqual({ ok: true, value: { sessionsEnded: 1 } })
  expect(await stores.sessions.live(account, soon)).toEqual([opened])
})

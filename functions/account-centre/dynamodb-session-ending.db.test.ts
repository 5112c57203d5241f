import { expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { clientWithFaults, type Fault } from '../adapters/dynamodb/injected-faults.ts'
import { later, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import { eventId } from '../domain/account-event.ts'
import { newId } from '../domain/new-id.ts'
import type { Session } from '../domain/session.ts'
import { aSignIn } from './account-centre.fixture.ts'
import { dynamodbSessionEnding } from './dynamodb-session-ending.ts'

const [, tableName] = testTableOf('account-centre')
const soon = later(noon, 1000)
const told = ({ accountId }: Session) => ({
  id: eventId(soon, newId()),
  accountId,
  type: 'session-ended' as const,
  at: soon,
})

/** Two sessions, ended over a connection whose first request goes wrong. */
async function endTwo(fault: Fault) {
  const account = await aHolder()
  const sessions = [(await aSignIn(account)).session, (await aSignIn(account)).session] as const
  const { db, happened } = clientWithFaults((_command, nth) => (nth === 0 ? fault : undefined))
  const ended = dynamodbSessionEnding(db, tableName).end(sessions, told(sessions[0]))
  const after = async () => {
    const live = await stores.sessions.live(account, soon)
    const lines = (await historyOf(account.id)).filter(({ type }) => type === 'session-ended')
    return { live: live.length, lines: lines.length }
  }
  return { ended, happened, after }
}

it.each(['conflict', 'throttled', 'timed-out-after', 'reset-after'] as const)(
  'ends them and tells it once when the first answer is %s',
  async (fault) => {
    const { ended, happened, after } = await endTwo(fault)
    expect(await ended).toBe(true)
    expect(happened).toEqual([fault])
    expect(await after()).toEqual({ live: 0, lines: 1 })
  },
)

it.each([
  ['crash', { live: 2, lines: 0 }],
  ['crash-after', { live: 0, lines: 1 }],
] as const)('ends none of them untold, and tells of none that goes on, at a %s', async (fault, left) => {
  const { ended, after } = await endTwo(fault)
  await expect(ended).rejects.toThrow('The process died')
  expect(await after()).toEqual(left)
})

it('ends none where one is over already', async () => {
  const account = await aHolder()
  const sessions = [(await aSignIn(account)).session, (await aSignIn(account)).session] as const
  await stores.sessions.end(account.id, sessions[1], soon)
  expect(await dynamodbSessionEnding(...testTableOf('account-centre')).end(sessions, told(sessions[0]))).toBe(
    false,
  )
  expect(await stores.sessions.live(account, soon)).toEqual([sessions[0]])
})

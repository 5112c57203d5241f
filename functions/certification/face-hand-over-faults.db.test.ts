import { describe, expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { clientWithFaults, type Fault } from '../adapters/dynamodb/injected-faults.ts'
import { noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import { cancelFaceHandOver } from './cancel-face-hand-over.ts'
import { dynamodbFaceHandOverStore } from './dynamodb-face-hand-over-store.ts'
import {
  aCertifiedHandOver,
  anOpenHandOver,
  aPhoneElsewhere,
  aTakenHandOver,
  aUnit,
  finish,
  handOvers,
  linesOf,
  ports,
  signedIn,
  take,
} from './face-hand-over.fixture.ts'
import { finishFaceHandOver } from './finish-face-hand-over.ts'
import { handOverIdOf } from './face-hand-over.ts'
import { openFaceHandOver } from './open-face-hand-over.ts'
import { takeFaceHandOver } from './take-face-hand-over.ts'

const lostAnswers = ['throttled', 'timed-out-after', 'reset-after'] as const

describe.each(lostAnswers)('with a database whose first answer to a write is %s', (fault) => {
  it('opens one that can be found', async () => {
    const { over, happened } = badlyConnected(fault)
    const opened = await openFaceHandOver(over)(await signedIn(await aUnit()))
    expect(happened).toEqual([fault])
    const ticket = opened.ok ? opened.value.ticket : ''
    expect(await handOvers.find(handOverIdOf(ticket))).toMatchObject({ state: 'waiting' })
  })

  it('cancels it', async () => {
    const { ticket, id, holder } = await aTakenHandOver()
    const { over, happened } = badlyConnected(fault)
    expect(await cancelFaceHandOver(over)({ ticket }, holder)).toMatchObject({ ok: true })
    expect(happened).toEqual([fault])
    expect(await handOvers.find(id)).toMatchObject({ state: 'cancelled' })
  })
})

describe.each(['conflict', ...lostAnswers] as const)(
  'with a database whose first answer to a transaction is %s',
  (fault) => {
    it('lets the phone take it, and tells it once', async () => {
      const { ticket, id, account } = await anOpenHandOver()
      const { over, happened } = badlyConnected(fault)
      expect(await takeFaceHandOver(over)({ ticket }, aPhoneElsewhere())).toMatchObject({ ok: true })
      expect(happened).toEqual([fault])
      expect(await handOvers.find(id)).toMatchObject({ state: 'taken' })
      expect(await linesOf(account.id, 'face-handed-over')).toHaveLength(1)
    })

    it('renews the session once', async () => {
      const { ticket, account, holder } = await aCertifiedHandOver()
      const { over, happened } = badlyConnected(fault)
      const finished = await finishFaceHandOver(over)({ ticket }, holder)
      expect(happened).toEqual([fault])
      expect(await stores.sessions.live(account, noon)).toEqual([
        finished.ok && finished.value.started?.session,
      ])
    })
  },
)

it.each(['crash', 'crash-after'] as const)('is taken and told, or neither, at a %s', async (fault) => {
  const { ticket, id, account } = await anOpenHandOver()
  const phone = aPhoneElsewhere()
  await expect(takeFaceHandOver(badlyConnected(fault).over)({ ticket }, phone)).rejects.toThrow('died')
  const isTaken = fault === 'crash-after'
  expect((await handOvers.find(id))?.state).toBe(isTaken ? 'taken' : 'waiting')
  expect(await linesOf(account.id, 'face-handed-over')).toHaveLength(isTaken ? 1 : 0)

  expect(await take({ ticket }, phone)).toMatchObject({ ok: true })
  expect(await linesOf(account.id, 'face-handed-over')).toHaveLength(1)
})

it.each(['crash', 'crash-after'] as const)(
  'gives the same new session to who asks again after a %s, and to no other browser or request',
  async (fault) => {
    const { ticket, account, holder } = await aCertifiedHandOver()
    await expect(finishFaceHandOver(badlyConnected(fault).over)({ ticket }, holder)).rejects.toThrow('died')
    const [live, ...more] = await stores.sessions.live(account, noon)
    expect(more).toEqual([])
    expect(live?.hash === holder.session.hash).toBe(fault === 'crash')

    // The door finds no session any more where the cookie that comes is of the old one.
    const again = { ...holder, session: fault === 'crash' ? holder.session : undefined }
    if (fault === 'crash-after') {
      const others = [
        { ...aPhoneElsewhere(), secret: holder.secret },
        { ...again, secret: aPhoneElsewhere().secret },
      ]
      for (const other of others)
        expect(await finish({ ticket }, other)).toEqual({ ok: false, refusal: 'not-signed-in' })
    }
    const finished = await finish({ ticket }, again)
    expect(finished).toMatchObject({ ok: true, value: { started: { session: { startedAt: noon } } } })
    expect(await stores.sessions.live(account, noon)).toEqual([
      finished.ok && finished.value.started?.session,
    ])
  },
)

it('gives a session that was ended meanwhile to nobody who asks again', async () => {
  const { ticket, account, holder } = await aCertifiedHandOver()
  const finished = await finish({ ticket }, holder)
  const renewed = finished.ok ? finished.value.started?.session : undefined
  await stores.sessions.end(account.id, renewed ?? holder.session, noon)
  expect(await finish({ ticket }, { ...holder, session: undefined })).toEqual({
    ok: false,
    refusal: 'not-signed-in',
  })
})

/** The hand-overs' database fails once, at its first write. */
function badlyConnected(fault: Fault) {
  let hit = false
  const { db, happened } = clientWithFaults((command) => {
    if (hit || command === 'GetItemCommand') return undefined
    hit = true
    return fault
  })
  return {
    over: { ...ports, handOvers: dynamodbFaceHandOverStore(db, testTableOf('certification')[1]) },
    happened,
  }
}

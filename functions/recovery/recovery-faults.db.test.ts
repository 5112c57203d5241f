import { expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { dynamodbAccountStore } from '../adapters/dynamodb/dynamodb-account-store.ts'
import { dynamodbAttemptLog } from '../adapters/dynamodb/dynamodb-attempt-log.ts'
import { clientWithFaults, type Fault } from '../adapters/dynamodb/injected-faults.ts'
import { aPhone, aVisitor, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores, untoldOf } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { dynamodbNoticeStore } from '../adapters/dynamodb/dynamodb-notice-store.ts'
import { dynamodbToldRecoveries } from '../adapters/dynamodb/dynamodb-told-recoveries.ts'
import { countingWaits } from '../domain/counting-waits.ts'
import { dynamodbRecoveryStore } from './dynamodb-recovery-store.ts'
import {
  aCertified,
  aClaimed,
  actsOver,
  aPassed,
  aRoom,
  aWaiting,
  HOUR,
  newPassword,
  opensWith,
  recoveries,
} from './recovery.fixture.ts'

function roomOver(plan: Parameters<typeof clientWithFaults>[0]) {
  const [, tableName] = testTableOf('recovery')
  const { db, happened } = clientWithFaults(plan)
  const { ports, messages } = aRoom()
  const acts = actsOver({
    ...ports,
    accounts: dynamodbAccountStore(db, tableName, stores.personalData),
    attempts: dynamodbAttemptLog(db, tableName),
    recoveries: dynamodbRecoveryStore(db, tableName, stores.personalData),
    notices: countingWaits(
      dynamodbNoticeStore(db, tableName, stores.personalData),
      dynamodbToldRecoveries(db, tableName),
    ),
  })
  return { ...acts, happened, messages }
}

/** The process dies with its nth request to the database, before it is sent or after it was carried out. */
const dyingAt = ({ nth, when }: { nth: number; when: 'before' | 'after' }) => {
  let requests = -1
  return roomOver(() => {
    requests++
    if (requests < nth) return undefined
    return requests === nth && when === 'after' ? 'crash-after' : 'crash'
  })
}

const deathsIn = (requests: number) =>
  Array.from({ length: requests }, (_, nth) => nth).flatMap((nth) =>
    (['before', 'after'] as const).map((when) => ({ nth, when })),
  )

/** Everything that a recovery leaves behind in the account: all of it or nothing. */
async function tracesOf(account: Account, recoveryId: string, phone: string) {
  const [after, newClaim, oldClaim, history, recovery] = await Promise.all([
    stores.accounts.find(account.id),
    stores.accounts.findByPhone(phone, account.kind, noon),
    stores.accounts.findByPhone(account.phone, account.kind, noon),
    historyOf(account.id),
    recoveries.find(recoveryId),
  ])
  return {
    newPassword: await opensWith(account, newPassword),
    hasNewPhone: after?.phone === phone,
    epoch: after?.sessionEpoch,
    claims: [newClaim === account.id, oldClaim === account.id],
    lines: history.filter(({ type }) => type === 'account-recovered').length,
    isDone: recovery?.state === 'done',
  }
}
const NOTHING = {
  ...{ newPassword: false, hasNewPhone: false, epoch: 0, claims: [false, true] },
  ...{ lines: 0, isDone: false },
}
const ALL = {
  ...{ newPassword: true, hasNewPhone: true, epoch: 1, claims: [true, false] },
  ...{ lines: 1, isDone: true },
}

it.each(deathsIn(10))(
  'claims once when it dies $when request $nth, and goes on from there',
  async (death) => {
    const account = await aHolder()
    const { recoveryId, visitor } = await aPassed(account)
    const dying = dyingAt(death)
    await dying.claim({ recoveryId }, visitor).catch(() => undefined)
    const { claim, messages } = aRoom()
    expect(await claim({ recoveryId }, visitor)).toMatchObject({ value: { state: 'password-needed' } })
    const lines = (await historyOf(account.id)).filter(({ type }) => type === 'recovery-begun')
    expect(lines).toHaveLength(1)
    // Told, and the wait counted from then; or still to be told.
    const untold = await untoldOf(account)
    const told = dying.messages.length + messages.length
    expect(told).toBeLessThanOrEqual(1)
    expect(told + untold.length).toBeGreaterThanOrEqual(1)
    const isCounted = (await recoveries.find(recoveryId))?.account?.toldAt !== undefined
    expect(isCounted || untold.length === 1).toBe(true)
  },
)

it.each(deathsIn(15))(
  'changes all of an account or nothing when it dies $when request $nth of completing, and repeating does the rest',
  async (death) => {
    const account = await aHolder()
    const { recoveryId, visitor, phone } = await aClaimed(account)
    const request = { recoveryId, password: newPassword }
    const dying = dyingAt(death)
    await dying.complete(request, visitor).catch(() => undefined)
    expect([NOTHING, ALL]).toContainEqual(await tracesOf(account, recoveryId, phone))
    const { complete, messages } = aRoom()
    expect(await complete(request, visitor)).toMatchObject({ value: { state: 'done' } })
    expect(await tracesOf(account, recoveryId, phone)).toEqual(ALL)
    const told = dying.messages.length + messages.length
    expect(told).toBeLessThanOrEqual(1)
    expect(told + (await untoldOf(account)).length).toBeGreaterThanOrEqual(1)
  },
)

it.each(deathsIn(10))(
  'changes all of an account or nothing when it dies $when request $nth of finishing, and repeating does the rest',
  async (death) => {
    const account = await aCertified()
    const { recoveryId, visitor, phone } = await aWaiting(account)
    const due = { ...visitor, now: later(noon, 24 * HOUR) }
    await dyingAt(death)
      .finish({ recoveryId }, due)
      .catch(() => undefined)
    expect([NOTHING, ALL]).toContainEqual(await tracesOf(account, recoveryId, phone))
    expect(await aRoom().finish({ recoveryId }, due)).toMatchObject({ value: { state: 'done' } })
    expect(await tracesOf(account, recoveryId, phone)).toEqual(ALL)
  },
)

it.each(deathsIn(12))(
  'stops once when it dies $when request $nth, and pressing again does it',
  async (death) => {
    const account = await aCertified()
    const { recoveryId, token, phone } = await aWaiting(account)
    await dyingAt(death)
      .stopByLink({ token }, aVisitor())
      .catch(() => undefined)
    expect(await aRoom().stopByLink({ token }, aVisitor())).toMatchObject({ value: { outcome: 'stopped' } })
    expect((await recoveries.find(recoveryId))?.state).toBe('stopped')
    expect(await tracesOf(account, recoveryId, phone)).toEqual(NOTHING)
  },
)

it('keeps for the old phone that it took effect, when it died before it could say so', async () => {
  const account = await aHolder()
  const { recoveryId, visitor } = await aClaimed(account)
  const request = { recoveryId, password: newPassword }
  const { ports } = aRoom()
  const { complete } = actsOver({ ...ports, sms: { send: () => Promise.reject(new Error('crash')) } })
  await expect(complete(request, visitor)).rejects.toThrow('crash')
  const again = aRoom()
  await again.complete(request, visitor)
  expect(again.messages).toEqual([])
  const { phone } = account
  expect(await untoldOf(account)).toMatchObject([{ phone, message: { kind: 'account-recovered', at: noon } }])
})

it.each<Fault>(['conflict', 'throttled', 'timed-out-after', 'reset-after'])(
  'takes effect once although its write meets «%s»',
  async (fault) => {
    const account = await aHolder()
    const { recoveryId, visitor, phone } = await aClaimed(account)
    let transactions = 0
    const { complete, happened } = roomOver((command) =>
      command === 'TransactWriteItemsCommand' && transactions++ < 2 ? fault : undefined,
    )
    expect(await complete({ recoveryId, password: newPassword }, visitor)).toMatchObject({
      value: { state: 'done' },
    })
    expect(happened).toEqual([fault, fault])
    expect(await tracesOf(account, recoveryId, phone)).toEqual(ALL)
  },
)

it('sets one of two passwords that come at once, and refuses the other', async () => {
  const account = await aHolder()
  const { recoveryId, visitor } = await aClaimed(account)
  const passwords = [newPassword, 'another-at-once-7']
  const results = await Promise.all(
    passwords.map((password) => aRoom().complete({ recoveryId, password }, visitor)),
  )
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  const winner = passwords[results.findIndex(({ ok }) => ok)] ?? ''
  expect(await opensWith(account, winner)).toBe(true)
})

it('gives a phone to one of two accounts that would take it at once', async () => {
  const accounts = [await aHolder(), await aHolder()]
  const phone = aPhone()
  const claimed = await Promise.all(accounts.map((account) => aClaimed(account, { phone })))
  const results = await Promise.all(
    claimed.map(({ recoveryId, visitor }) =>
      aRoom().complete({ recoveryId, password: newPassword }, visitor),
    ),
  )
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results).toContainEqual({ ok: false, refusal: 'phone-already-bound' })
})

import { expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { clientWithFaults, type Fault } from '../adapters/dynamodb/injected-faults.ts'
import { dynamodbAttemptLog } from '../adapters/dynamodb/dynamodb-attempt-log.ts'
import { dynamodbNoticeStore } from '../adapters/dynamodb/dynamodb-notice-store.ts'
import { dynamodbAccountStore } from '../adapters/dynamodb/dynamodb-account-store.ts'
import { goodPassword, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores, untoldOf } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { completePasswordReset } from './complete-password-reset.ts'
import { dynamodbPasswordResetStore } from './dynamodb-password-reset-store.ts'
import type { PasswordReset } from './password-reset.ts'
import { aReset, aTelling, newPassword, resets, visitorOf } from './password-reset.fixture.ts'

/** Everything that a reset leaves behind: all of it or nothing. */
async function tracesOf({ id }: Account, reset: PasswordReset) {
  const account = await stores.accounts.find(id)
  return {
    newPassword: await stores.passwords.verify(account?.passwordHash, newPassword),
    epoch: account?.sessionEpoch,
    lines: (await historyOf(id)).filter(({ type }) => type === 'password-reset').length,
    state: (await resets.find(reset.id))?.state,
  }
}
const NOTHING = { newPassword: false, epoch: 0, lines: 0, state: 'open' }
const ALL = { newPassword: true, epoch: 1, lines: 1, state: 'done' }

const requestFor = ({ id }: PasswordReset, password = newPassword) => ({ resetId: id, password })

function completeOver(plan: Parameters<typeof clientWithFaults>[0]) {
  const [, tableName] = testTableOf('password-reset')
  const { db, happened } = clientWithFaults(plan)
  const { ports, messages } = aTelling()
  const complete = completePasswordReset({
    ...ports,
    accounts: dynamodbAccountStore(db, tableName, stores.personalData),
    attempts: dynamodbAttemptLog(db, tableName),
    notices: dynamodbNoticeStore(db, tableName, stores.personalData),
    resets: dynamodbPasswordResetStore(db, tableName, stores.personalData),
  })
  return { complete, happened, messages }
}

/** The process dies with its nth request to the database, before it is sent or after it was carried out. */
const dyingAt = (nth: number, when: 'before' | 'after') => {
  let requests = -1
  return completeOver(() => {
    requests++
    if (requests < nth) return undefined
    return requests === nth && when === 'after' ? 'crash-after' : 'crash'
  })
}

const deaths = Array.from({ length: 9 }, (_, nth) => nth).flatMap((nth) =>
  (['before', 'after'] as const).map((when) => ({ nth, when })),
)

it.each(deaths)(
  'leaves all or nothing when it dies $when request $nth, and goes on from there',
  async (death) => {
    const account = await aHolder()
    const reset = await aReset(account)
    const dying = dyingAt(death.nth, death.when)
    await dying.complete(requestFor(reset), visitorOf(reset)).catch(() => undefined)
    expect([NOTHING, ALL]).toContainEqual(await tracesOf(account, reset))

    const { complete, messages } = aTelling()
    expect(await complete(requestFor(reset), visitorOf(reset))).toMatchObject({ ok: true })
    expect(await tracesOf(account, reset)).toEqual(ALL)
    // Told, or still to be told; both only where it died between the message and its mark.
    const told = dying.messages.length + messages.length
    expect(told).toBeLessThanOrEqual(1)
    expect(told + (await untoldOf(account)).length).toBeGreaterThanOrEqual(1)
  },
)

it('keeps what it died before it could tell, and tells nothing by itself when the person presses again', async () => {
  const account = await aHolder()
  const reset = await aReset(account)
  const crashing = aTelling()
  const sms = { send: () => Promise.reject(new Error('crash')) }
  const crash = completePasswordReset({ ...crashing.ports, sms })
  await expect(crash(requestFor(reset), visitorOf(reset))).rejects.toThrow('crash')

  const { complete, messages } = aTelling()
  await complete(requestFor(reset), visitorOf(reset))
  expect(messages).toEqual([])
  const { phone } = account
  expect(await untoldOf(account)).toMatchObject([{ phone, message: { kind: 'password-reset', at: noon } }])
})

it.each<Fault>(['conflict', 'throttled', 'timed-out-after', 'reset-after'])(
  'sets the password once although its write meets «%s»',
  async (fault) => {
    const account = await aHolder()
    const reset = await aReset(account)
    let transactions = 0
    const { complete, happened } = completeOver((command) =>
      command === 'TransactWriteItemsCommand' && transactions++ < 2 ? fault : undefined,
    )
    expect(await complete(requestFor(reset), visitorOf(reset))).toMatchObject({ ok: true })
    expect(happened).toEqual([fault, fault])
    expect(await tracesOf(account, reset)).toEqual(ALL)
  },
)

it('answers who loses every answer the first time', async () => {
  const account = await aHolder()
  const reset = await aReset(account)
  const seen = new Set<string>()
  const { complete } = completeOver((command) => {
    if (seen.has(command)) return undefined
    seen.add(command)
    return 'timed-out-after'
  })
  expect(await complete(requestFor(reset), visitorOf(reset))).toMatchObject({ ok: true })
  expect([...seen]).toContain('TransactWriteItemsCommand')
  expect(await tracesOf(account, reset)).toEqual(ALL)
})

it('sets one password when the person presses ten times at once', async () => {
  const account = await aHolder()
  const reset = await aReset(account)
  const { complete } = aTelling()
  const results = await Promise.all(
    Array.from({ length: 10 }, () => complete(requestFor(reset), visitorOf(reset))),
  )
  expect(results.some(({ ok }) => ok)).toBe(true)
  expect(await tracesOf(account, reset)).toEqual(ALL)
})

it('lets one of two passwords win that come at once, and refuses the other', async () => {
  const account = await aHolder()
  const reset = await aReset(account)
  const { complete } = aTelling()
  const passwords = [newPassword, 'another-at-once-7']
  const results = await Promise.all(
    passwords.map((password) => complete(requestFor(reset, password), visitorOf(reset))),
  )
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results).toContainEqual({ ok: false, refusal: 'reset-unknown' })
  const hash = (await stores.accounts.find(account.id))?.passwordHash
  const winner = passwords[results.findIndex(({ ok }) => ok)] ?? ''
  expect(await stores.passwords.verify(hash, winner)).toBe(true)
  expect(await stores.passwords.verify(hash, goodPassword)).toBe(false)
})

import { expect, it, vi } from 'vitest'
import { dynamodbAccountStore } from '../adapters/dynamodb/dynamodb-account-store.ts'
import { dynamodbSessionStore } from '../adapters/dynamodb/dynamodb-session-store.ts'
import { clientWithFaults, type Fault } from '../adapters/dynamodb/injected-faults.ts'
import { aPhone, aResidentId, goodPassword, noon } from '../adapters/people.fixture.ts'
import { itemsOf, stores } from '../adapters/stores.fixture.ts'
import { completeRegistration } from './complete-registration.ts'
import { dynamodbRegistrationStore } from './dynamodb-registration-store.ts'
import type { Registration } from './registration.ts'
import { aRegistration, type complete, completeAs, ports, visitorOf } from './registration.fixture.ts'

const CROWD = 200
// Two cores hash 200 passwords and speak to one small database.
vi.setConfig({ testTimeout: 90_000 })
const connections = [
  ['a good connection', () => completeOver(() => undefined)],
  ['conflicts, throttling and lost answers', completeOverBadConnection],
] as const

it.each(connections)(
  'leaves one account of 200 at once for one document, over %s',
  async (_what, connect) => {
    const document = { kind: 'resident-id' as const, number: aResidentId() }
    const crowd = await aCrowd({ document })

    expect(countOf(await allComplete(crowd, connect()), 'document-already-bound')).toBe(CROWD - 1)

    const [owner] = await stores.accounts.findByDocumentKey(document.number)
    expect(await traces(crowd)).toEqual([owner])
    const bound = await oneByOne(crowd, ({ phone }) => stores.accounts.findByPhone(phone, 'personal'))
    expect(bound.filter(Boolean)).toEqual([owner])
  },
)

it.each(connections)('leaves one account of 200 at once for one phone, over %s', async (_what, connect) => {
  const phone = `+86${aPhone()}`
  const crowd = await aCrowd({ phone })

  expect(countOf(await allComplete(crowd, connect()), 'phone-already-bound')).toBe(CROWD - 1)

  const owner = await stores.accounts.findByPhone(phone, 'personal')
  expect(await traces(crowd)).toEqual([owner])
  const bound = await oneByOne(crowd, ({ document }) => stores.accounts.findByDocumentKey(document.number))
  expect(bound.flat()).toEqual([owner])
})

it('signs in a person whose connection loses every answer the first time', async () => {
  const registration = await aRegistration()
  const seen = new Set<string>()
  const act = completeOver((command) => {
    if (seen.has(command)) return undefined
    seen.add(command)
    return 'timed-out-after'
  })
  const request = { registrationId: registration.id, password: goodPassword }
  expect(await act(request, visitorOf(registration))).toMatchObject({ ok: true })
  expect([...seen]).toContain('TransactWriteItemsCommand')
  expect(await stores.sessions.live({ id: registration.accountId, sessionEpoch: 0 }, noon)).toHaveLength(1)
})

it('makes one account when one person presses 20 times at once', async () => {
  const registration = await aRegistration()
  const results = await Promise.all(Array.from({ length: 20 }, () => completeAs(registration)))
  expect(results.some(({ ok }) => ok)).toBe(true)
  expect(await stores.accounts.findByDocumentKey(registration.document.number)).toEqual([
    registration.accountId,
  ])
  const live = await stores.sessions.live({ id: registration.accountId, sessionEpoch: 0 }, noon)
  expect(live).toHaveLength(results.filter(({ ok }) => ok).length)
})

const aCrowd = (shares: Partial<Registration>) =>
  oneByOne(Array.from({ length: CROWD }), () => aRegistration(shares))

async function oneByOne<Item, Value>(items: Item[], act: (item: Item) => Promise<Value>) {
  const values: Value[] = []
  for (const item of items) values.push(await act(item))
  return values
}

const allComplete = (crowd: Registration[], act: typeof complete) =>
  Promise.all(crowd.map((each) => act({ registrationId: each.id, password: goodPassword }, visitorOf(each))))

function completeOverBadConnection() {
  const moments: (Fault | undefined)[] = [
    'conflict',
    'timed-out-after',
    'throttled',
    'reset-after',
    undefined,
  ]
  let transactions = 0
  return completeOver((command) =>
    command === 'TransactWriteItemsCommand' ? moments[transactions++ % moments.length] : undefined,
  )
}

function completeOver(plan: Parameters<typeof clientWithFaults>[0]) {
  const [, tableName] = stores.table
  const { db } = clientWithFaults(plan)
  return completeRegistration({
    ...ports,
    registrations: dynamodbRegistrationStore(db, tableName, stores.personalData),
    accounts: dynamodbAccountStore(db, tableName, stores.personalData),
    sessions: dynamodbSessionStore(db, tableName),
  })
}

const countOf = (results: { ok: boolean; refusal?: string }[], refusal: string) =>
  results.filter((result) => result.refusal === refusal).length

/** Which of the accounts that were tried for have left anything: account, history line or session. */
async function traces(crowd: Registration[]) {
  const counts = await oneByOne(crowd, ({ accountId }) => itemsOf(accountId))
  return crowd.filter((_each, place) => counts[place] !== 0).map(({ accountId }) => accountId)
}

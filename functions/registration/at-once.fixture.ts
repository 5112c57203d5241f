import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { dynamodbAccountStore } from '../adapters/dynamodb/dynamodb-account-store.ts'
import { dynamodbSessionStore } from '../adapters/dynamodb/dynamodb-session-store.ts'
import { clientWithFaults, type Fault } from '../adapters/dynamodb/injected-faults.ts'
import { goodPassword } from '../adapters/people.fixture.ts'
import { itemsOf, stores } from '../adapters/stores.fixture.ts'
import { completeRegistration } from './complete-registration.ts'
import { dynamodbRegistrationStore } from './dynamodb-registration-store.ts'
import type { Registration } from './registration.ts'
import { type complete, ports, visitorOf } from './registration.fixture.ts'

export const connections = [
  ['a good connection', () => completeOver(() => undefined)],
  ['conflicts, throttling and lost answers', completeOverBadConnection],
] as const

export async function oneByOne<Item, Value>(items: Item[], act: (item: Item) => Promise<Value>) {
  const values: Value[] = []
  for (const item of items) values.push(await act(item))
  return values
}

export const allComplete = (crowd: Registration[], act: typeof complete) =>
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

export function completeOver(plan: Parameters<typeof clientWithFaults>[0]) {
  const [, tableName] = testTableOf('registration')
  const { db } = clientWithFaults(plan)
  return completeRegistration({
    ...ports,
    registrations: dynamodbRegistrationStore(db, tableName, stores.personalData),
    accounts: dynamodbAccountStore(db, tableName, stores.personalData),
    sessions: dynamodbSessionStore(db, tableName),
  })
}

export const countOf = (results: { ok: boolean; refusal?: string }[], refusal: string) =>
  results.filter((result) => result.refusal === refusal).length

/** Which of the accounts that were tried for have left anything: account, history line or session. */
export async function traces(crowd: Registration[]) {
  const counts = await oneByOne(crowd, ({ accountId }) => itemsOf(accountId))
  return crowd.filter((_each, place) => counts[place] !== 0).map(({ accountId }) => accountId)
}

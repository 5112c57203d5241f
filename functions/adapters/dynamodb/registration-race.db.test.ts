import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import type { Account } from '../../domain/account.ts'
import { anAccount, registeredEvent } from './account.fixture.ts'
import { dynamodbAccountStore } from './dynamodb-account-store.ts'
import { clientWithFaults, type Fault } from './injected-faults.ts'
import { testWorld } from './test-world.ts'

const { db: calm, tableName, personalData } = testWorld()

const onceMore = dynamodbAccountStore(calm, tableName, personalData)

const together = 200
const races = [
  ['document', 'document-already-bound', () => ({ document: { ...anAccount().document } })],
  ['phone', 'phone-already-bound', () => ({ phone: anAccount().phone })],
] as const satisfies [string, string, () => Partial<Account>][]

/** Two requests of three go wrong. */
const badMoments: (Fault | undefined)[] = [
  'conflict',
  'timed-out-after',
  undefined,
  'throttled',
  'reset-after',
  undefined,
]
const connections = [
  ['a good connection', () => calm],
  ['conflicts, throttling and lost answers', badConnection],
] as const

for (const [what, refusal, shared] of races) {
  it.each(connections)(
    `makes one account of 200 at once for one ${what}, over %s`,
    async (_name, connect) => {
      const accounts = dynamodbAccountStore(connect(), tableName, personalData)
      const contested = shared()
      const rivals = Array.from({ length: together }, () => anAccount(contested))

      // Whoever was left without an answer asks again, as the page lets them do.
      const outcomes = await Promise.all(
        rivals.map((account) =>
          accounts
            .add(account, registeredEvent(account))
            .catch(() => onceMore.add(account, registeredEvent(account))),
        ),
      )

      const winners = rivals.filter((_, index) => outcomes[index] === 'added')
      expect(winners).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === refusal)).toHaveLength(together - 1)
      expect(await ownersOfItems(rivals)).toEqual(Array(4).fill(winners[0]?.id))
    },
  )
}

it('knows its own account again when the answer to its making got lost', async () => {
  const { db, happened } = clientWithFaults((_command, nth) => (nth === 0 ? 'timed-out-after' : undefined))
  const accounts = dynamodbAccountStore(db, tableName, personalData)
  const one = anAccount()
  expect(await accounts.add(one, registeredEvent(one))).toBe('added')
  expect(happened).toEqual(['timed-out-after'])
  expect(await ownersOfItems([one])).toHaveLength(4)
})

it('asks with one token however often it tries, so that the database runs it once', async () => {
  const { db } = clientWithFaults((_command, nth) => (nth < 4 ? 'conflict' : undefined))
  const tokens: unknown[] = []
  db.middlewareStack.add(
    (next) => (args) => {
      tokens.push((args.input as { ClientRequestToken?: string }).ClientRequestToken)
      return next(args)
    },
    { step: 'initialize' },
  )
  const account = anAccount()
  const accounts = dynamodbAccountStore(db, tableName, personalData)
  expect(await accounts.add(account, registeredEvent(account))).toBe('added')
  expect(tokens).toHaveLength(5)
  expect(new Set(tokens)).toEqual(new Set([expect.stringMatching(/^[\w-]{36}$/)]))
})

it('settles by the claims when no answer ever comes', async () => {
  const { db } = clientWithFaults((command) =>
    command === 'TransactWriteItemsCommand' ? 'timed-out-after' : undefined,
  )
  const accounts = dynamodbAccountStore(db, tableName, personalData)
  const [first, second] = [anAccount(), anAccount()]
  expect(await accounts.add(first, registeredEvent(first))).toBe('added')
  const rival = { ...second, document: first.document }
  expect(await accounts.add(rival, registeredEvent(rival))).toBe('document-already-bound')
})

it('fails, and leaves nothing behind, when the database never takes the account', async () => {
  const { db } = clientWithFaults((command) =>
    command === 'TransactWriteItemsCommand' ? 'conflict' : undefined,
  )
  const accounts = dynamodbAccountStore(db, tableName, personalData)
  const account = anAccount()
  await expect(accounts.add(account, registeredEvent(account))).rejects.toThrow('Transaction cancelled')
  expect(await ownersOfItems([account])).toEqual([])
})

function badConnection(): DynamoDBDocumentClient {
  return clientWithFaults((_command, nth) => badMoments[nth % badMoments.length]).db
}

/** The account behind every item in the table that belongs to one of these: account, event and two claims each. */
async function ownersOfItems(accounts: Account[]): Promise<string[]> {
  const ids = new Set<unknown>(accounts.map(({ id }) => id))
  const owners: string[] = []
  for await (const { Items = [] } of paginateScan(
    { client: calm },
    { TableName: tableName, ConsistentRead: true },
  )) {
    for (const { pk, accountId } of Items as { pk: string; accountId?: string }[]) {
      const owner = accountId ?? pk.replace('ACCOUNT#', '')
      if (ids.has(owner)) owners.push(owner)
    }
  }
  return owners
}

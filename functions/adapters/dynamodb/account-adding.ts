import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { createHash } from 'node:crypto'
import type { AccountEvent } from '../../domain/account-event.ts'
import type { Account, AccountStore } from '../../domain/account.ts'
import type { PersonalData } from '../../domain/personal-data.ts'
import { accountClaims, holderOf, isFreeAt } from './account-claims.ts'
import { toEventItem } from './account-event-item.ts'
import { toAccountItem } from './account-item.ts'
import { persistently } from './trying-again.ts'

type Outcome = Awaited<ReturnType<AccountStore['add']>>

/** One transaction claims document and phone and makes the account: all of it or nothing, so no orphan can stay. */
export function accountAdding(db: DynamoDBDocumentClient, tableName: string, personalData: PersonalData) {
  const { claimKeysOf } = accountClaims(personalData)

  return async (account: Account, event: AccountEvent): Promise<Outcome> => {
    const keys = await claimKeysOf(account)
    const claim = { accountId: account.id }
    const isNew = { ConditionExpression: 'attribute_not_exists(pk)' }
    const isFree = isFreeAt(event.at)
    // The order is what `judge` reads the reasons by.
    const items = [
      { Item: await toAccountItem(account, personalData), ...isNew },
      { Item: { ...keys.document, ...claim }, ...isFree },
      { Item: { ...keys.phone, ...claim }, ...isFree },
      { Item: toEventItem(event), ...isNew },
    ]
    const transaction = {
      ClientRequestToken: tokenFor(items),
      TransactItems: items.map((item) => ({
        Put: { TableName: tableName, ...item, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
      })),
    } satisfies TransactWriteCommandInput

    try {
      return await persistently(() => write(transaction))
    } catch (fault) {
      const outcome = await settle(keys, account, event.at)
      if (outcome) return outcome
      throw fault
    }
  }

  async function write(transaction: TransactWriteCommandInput): Promise<Outcome> {
    try {
      await db.send(new TransactWriteCommand(transaction))
      return 'added'
    } catch (error) {
      const outcome = judge(error)
      if (outcome) return outcome
      throw error
    }
  }

  /** After tries whose answers got lost: the claims themselves tell whose they are. */
  async function settle(
    keys: { document: Key; phone: Key },
    account: Account,
    now: Date,
  ): Promise<Outcome | undefined> {
    const [document, phone] = await Promise.all(
      [keys.document, keys.phone].map((key) => persistently(() => whoHolds(key, now))),
    )
    if (document === account.id) return 'added'
    if (document !== undefined) return 'document-already-bound'
    return phone === undefined ? undefined : 'phone-already-bound'
  }

  async function whoHolds(key: Key, now: Date) {
    const { Item } = await db.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }))
    return holderOf(Item, now)
  }
}

interface Key {
  pk: string
  sk: string
}

/** The same request has the same token, so a repeat by the SDK is answered and not run again. */
const tokenFor = (items: object[]) =>
  createHash('sha256').update(JSON.stringify(items)).digest('base64url').slice(0, 36)

/** Reads why the transaction was cancelled; undefined when the reasons decide nothing (conflict, throttling). */
function judge(error: unknown): Outcome | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined
  const [own, document, phone] = (error.CancellationReasons ?? []).map(
    ({ Code }) => Code === 'ConditionalCheckFailed',
  )
  // An id is made once: an account under it is this one, from a try whose answer got lost.
  if (own) return 'added'
  if (document) return 'document-already-bound'
  return phone ? 'phone-already-bound' : undefined
}

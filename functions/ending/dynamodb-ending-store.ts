import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  PutCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { whereaboutsSchema } from '../../shared/contracts/scan-login.ts'
import { accountClaims } from '../adapters/dynamodb/account-claims.ts'
import { accountKey, fromAccountItem } from '../adapters/dynamodb/account-item.ts'
import { attemptsKey } from '../adapters/dynamodb/dynamodb-attempt-log.ts'
import { faceHashesPartition } from '../adapters/dynamodb/face-hashes-item.ts'
import { fromLeavingItem, LEAVING_PARTITION, leavingKey } from '../adapters/dynamodb/leaving-item.ts'
import { storedDate, ttlOf } from '../adapters/dynamodb/stored-date.ts'
import { ticketKey } from '../adapters/dynamodb/ticket-key.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { Account, AccountId } from '../domain/account.ts'
import { facePersonOf } from '../domain/face-person.ts'
import { faceFailuresOf, facePersonKey } from '../domain/face-traces.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { recoveryFailuresOf } from '../domain/recovery.ts'
import { dynamodbFaceHashErasing } from './dynamodb-face-hash-erasing.ts'
import { type EndingStore, LOG_KEPT_MS } from './ending.ts'

interface Key {
  pk: string
  sk: string
}

const keySchema = z.object({ pk: z.string(), sk: z.string() })
const eventSchema = z.object({
  ...keySchema.shape,
  type: z.string(),
  at: storedDate,
  where: z.optional(whereaboutsSchema),
  ticket: z.optional(z.string()),
})

const endedKey = (id: AccountId) => ({ pk: `ACCOUNT#${id}`, sk: 'ENDED' })

/** What leads to the person from elsewhere, for as long as it takes to erase that. */
const toEraseSchema = z.object({ claims: z.array(keySchema), faceHashes: z.string(), failures: z.string() })
type ToErase = z.infer<typeof toEraseSchema>
const endedSchema = z.object({ endedAt: storedDate, toErase: z.optional(toEraseSchema) })

export function dynamodbEndingStore(
  db: DynamoDBDocumentClient,
  TableName: string,
  personalData: PersonalData,
): EndingStore {
  const { claimKeysOf } = accountClaims(personalData)
  const eraseHashes = dynamodbFaceHashErasing(db, TableName)

  const get = async (Key: Key) =>
    (await db.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item
  const remove = (Key: Key) => db.send(new DeleteCommand({ TableName, Key }))

  async function* itemsUnder(id: AccountId) {
    const query = {
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `ACCOUNT#${id}` },
      ConsistentRead: true,
    }
    for await (const { Items = [] } of paginateQuery({ client: db }, query)) yield* Items
  }

  async function whatToErase(account: Account): Promise<ToErase> {
    const person = facePersonOf(account)
    const [{ document, phone }, personKey, { ofBoth }] = await Promise.all([
      claimKeysOf(account),
      facePersonKey(personalData, person),
      recoveryFailuresOf(personalData, { claim: { person }, phone: account.phone }),
    ])
    return { claims: [document, phone], faceHashes: faceHashesPartition(personKey), failures: ofBoth }
  }

  /** What is left of a line is the network's log: when, what, from where. */
  async function cutDown(item: unknown, endedAt: Date) {
    const { pk, sk, type, at, where, ticket } = eventSchema.parse(item)
    if (ticket !== undefined) await remove(ticketKey(ticket))
    const forgottenAt = new Date(at.getTime() + LOG_KEPT_MS)
    if (forgottenAt <= endedAt) return remove({ pk, sk })
    const Item = { pk, sk, type, at: at.toISOString(), where, ttl: ttlOf(forgottenAt) }
    return db.send(new PutCommand({ TableName, Item }))
  }

  async function eraseUnder(id: AccountId, endedAt: Date) {
    for await (const item of itemsUnder(id)) {
      const { pk, sk } = keySchema.parse(item)
      if (sk.startsWith('EVENT#')) await cutDown(item, endedAt)
      else if (sk !== endedKey(id).sk) await remove({ pk, sk })
    }
  }

  /** Somebody else's by now, perhaps. */
  const removeClaim = (id: AccountId, Key: Key) =>
    writeTogether(db, [
      {
        Delete: {
          TableName,
          Key,
          ConditionExpression: 'accountId = :id',
          ExpressionAttributeValues: { ':id': id },
        },
      },
    ])

  return {
    async *due(now) {
      const query = {
        TableName,
        KeyConditionExpression: 'pk = :pk AND sk <= :now',
        // Behind every id of that very moment.
        ExpressionAttributeValues: { ':pk': LEAVING_PARTITION, ':now': `${now.toISOString()}~~` },
        ConsistentRead: true,
      }
      for await (const { Items = [] } of paginateQuery({ client: db }, query))
        yield* Items.map(fromLeavingItem)
    },

    async end({ id, leavingAt }, now) {
      const item = await get(accountKey(id))
      if (!item) return
      const account = await fromAccountItem(item, personalData)
      const Item = {
        ...endedKey(id),
        kind: account.kind,
        endedAt: leavingAt.toISOString(),
        toErase: await whatToErase(account),
        ttl: ttlOf(new Date(leavingAt.getTime() + LOG_KEPT_MS)),
      }
      await writeTogether(db, [
        {
          Delete: {
            TableName,
            Key: accountKey(id),
            ConditionExpression: 'leavingAt = :leavingAt AND leavingAt <= :now',
            ExpressionAttributeValues: {
              ':leavingAt': leavingAt.toISOString(),
              ':now': now.toISOString(),
            },
          },
        },
        { Put: { TableName, Item } },
      ])
    },

    async erase(id) {
      const item = await get(endedKey(id))
      if (!item) return
      const { endedAt, toErase } = endedSchema.parse(item)
      for (const claim of toErase?.claims ?? []) await removeClaim(id, claim)
      if (toErase) await eraseHashes(toErase.faceHashes, id)
      if (toErase) await remove(attemptsKey(toErase.failures))
      await remove(attemptsKey(faceFailuresOf({ id })))
      await eraseUnder(id, endedAt)
    },

    async close(due) {
      const isEnded = (await get(endedKey(due.id))) !== undefined
      if (!isEnded) return
      await writeTogether(db, [
        { Update: { TableName, Key: endedKey(due.id), UpdateExpression: 'REMOVE toErase' } },
        { Delete: { TableName, Key: leavingKey(due) } },
      ])
    },
  }
}

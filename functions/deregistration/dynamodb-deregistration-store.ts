import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { accountClaims } from '../adapters/dynamodb/account-claims.ts'
import { proofUse } from '../adapters/dynamodb/dynamodb-holder-proof-store.ts'
import { leavingWrites } from '../adapters/dynamodb/leaving-writes.ts'
import { noticeWrites } from '../adapters/dynamodb/notice-item.ts'
import { putUnlessLive } from '../adapters/dynamodb/put-unless-live.ts'
import { storedDate, ttlOf } from '../adapters/dynamodb/stored-date.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { AccountId } from '../domain/account.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { Confirmed, Deregistration } from './deregistration.ts'
import type { DeregistrationStore, Proof } from './deregistration-store.ts'

const keyOf = (id: string) => ({ pk: `DEREGISTRATION#${id}`, sk: 'DEREGISTRATION' })

const itemSchema = z.object({
  id: z.string(),
  browserTag: z.string(),
  accountId: z.string(),
  epoch: z.int(),
  endsAt: z.optional(storedDate),
  expiresAt: storedDate,
})

export function dynamodbDeregistrationStore(
  db: DynamoDBDocumentClient,
  tableName: string,
  personalData: PersonalData,
): DeregistrationStore {
  const { claimKeysOf } = accountClaims(personalData)

  return {
    add: (deregistration, now) => putUnlessLive(db, tableName, toItem(deregistration), now),

    async find(id) {
      const { Item } = await db.send(
        new GetCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true }),
      )
      return Item && fromItem(Item)
    },

    async confirm(deregistration, proof, { account, event, notice }) {
      const claims = await claimKeysOf(account)
      return writeTogether(db, [
        ...leavingWrites(tableName, account, { claims, leavingAt: deregistration.endsAt, event }),
        ...proofUsed(tableName, deregistration, proof),
        ...(await noticeWrites(tableName, [notice], personalData)),
      ])
    },
  }
}

/** Afterwards the confirmed deregistration lies under the proof's id, wherever the proof came from. */
function proofUsed(TableName: string, deregistration: Confirmed, proof: Proof) {
  const Item = toItem(deregistration)
  if (proof.from === 'inside') {
    const put = { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }
    return [{ Put: put }, proofUse(TableName, proof.holderProof)]
  }
  return [
    {
      Put: { TableName, Item, ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(endsAt)' },
    },
  ]
}

const toItem = ({ endsAt, expiresAt, ...rest }: Deregistration) => ({
  ...keyOf(rest.id),
  ...rest,
  endsAt: endsAt?.toISOString(),
  expiresAt: expiresAt.toISOString(),
  ttl: ttlOf(expiresAt),
})

function fromItem(item: unknown): Deregistration {
  const { accountId, endsAt, ...rest } = itemSchema.parse(item)
  return { ...rest, accountId: accountId as AccountId, ...(endsAt && { endsAt }) }
}

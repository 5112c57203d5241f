import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { accountInEpoch } from '../adapters/dynamodb/in-epoch.ts'
import { noticeWrites } from '../adapters/dynamodb/notice-item.ts'
import { putUnlessLive } from '../adapters/dynamodb/put-unless-live.ts'
import { storedDate, ttlOf } from '../adapters/dynamodb/stored-date.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { AccountId } from '../domain/account.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { PasswordReset } from './password-reset.ts'
import type { NewPassword, PasswordResetStore } from './password-reset-store.ts'

const keyOf = (id: string) => ({ pk: `PASSWORD_RESET#${id}`, sk: 'PASSWORD_RESET' })

const itemSchema = z.object({
  id: z.string(),
  browserTag: z.string(),
  accountId: z.string(),
  epoch: z.int(),
  state: z.enum(['open', 'done']),
  expiresAt: storedDate,
})

export function dynamodbPasswordResetStore(
  db: DynamoDBDocumentClient,
  tableName: string,
  personalData: PersonalData,
): PasswordResetStore {
  return {
    async add(reset, now) {
      const expiresAt = reset.expiresAt.toISOString()
      const item = { ...keyOf(reset.id), ...reset, expiresAt, ttl: ttlOf(reset.expiresAt) }
      await putUnlessLive(db, tableName, item, now)
    },

    async find(id) {
      const { Item } = await db.send(
        new GetCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true }),
      )
      return Item && fromItem(Item)
    },

    complete: async (reset, password) =>
      writeTogether(db, [
        setPassword(reset, password, tableName),
        closeReset(reset, tableName),
        addEvent(password, tableName),
        ...(await noticeWrites(tableName, [password.notice], personalData)),
      ]),
  }
}

function setPassword({ accountId, epoch }: PasswordReset, { hash, at }: NewPassword, TableName: string) {
  const inEpoch = accountInEpoch(TableName, { id: accountId, sessionEpoch: epoch })
  return {
    Update: {
      ...inEpoch,
      UpdateExpression: 'SET passwordHash = :hash, sessionEpoch = :next, phoneVerifiedAt = :at',
      ExpressionAttributeValues: {
        ...inEpoch.ExpressionAttributeValues,
        ':next': epoch + 1,
        ':hash': hash,
        ':at': at.toISOString(),
      },
    },
  }
}

const closeReset = ({ id }: PasswordReset, TableName: string) => ({
  Update: {
    TableName,
    Key: keyOf(id),
    ConditionExpression: '#state = :open',
    UpdateExpression: 'SET #state = :done',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':open': 'open', ':done': 'done' },
  },
})

const addEvent = ({ event }: NewPassword, TableName: string) => ({
  Put: { TableName, Item: toEventItem(event), ConditionExpression: 'attribute_not_exists(pk)' },
})

function fromItem(item: unknown): PasswordReset {
  const { id, browserTag, accountId, epoch, state, expiresAt } = itemSchema.parse(item)
  return { id, browserTag, accountId: accountId as AccountId, epoch, state, expiresAt }
}

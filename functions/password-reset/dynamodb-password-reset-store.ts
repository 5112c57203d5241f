import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { accountKey } from '../adapters/dynamodb/account-item.ts'
import { storedDate, ttlOf } from '../adapters/dynamodb/stored-date.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { AccountId } from '../domain/account.ts'
import type { PasswordReset } from './password-reset.ts'
import type { NewPassword, PasswordResetStore } from './password-reset-store.ts'

const keyOf = (id: string) => ({ pk: `PASSWORD_RESET#${id}`, sk: 'PASSWORD_RESET' })

const itemSchema = z.object({
  id: z.string(),
  browserTag: z.string(),
  accountId: z.string(),
  epoch: z.int(),
  state: z.enum(['open', 'done']),
  told: z.boolean(),
  expiresAt: storedDate,
})

export function dynamodbPasswordResetStore(
  db: DynamoDBDocumentClient,
  tableName: string,
): PasswordResetStore {
  return {
    async add(reset, now) {
      const expiresAt = reset.expiresAt.toISOString()
      const put = new PutCommand({
        TableName: tableName,
        Item: { ...keyOf(reset.id), ...reset, expiresAt, ttl: ttlOf(reset.expiresAt) },
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
        ExpressionAttributeValues: { ':now': now.toISOString() },
      })
      try {
        await db.send(put)
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
      }
    },

    async find(id) {
      const { Item } = await db.send(
        new GetCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true }),
      )
      return Item && fromItem(Item)
    },

    complete: (reset, password) =>
      writeTogether(db, [
        setPassword(reset, password, tableName),
        closeReset(reset, tableName),
        addEvent(password, tableName),
      ]),

    async markTold(id) {
      const mark = new UpdateCommand({
        TableName: tableName,
        Key: keyOf(id),
        ConditionExpression: 'attribute_exists(pk)',
        UpdateExpression: 'SET told = :told',
        ExpressionAttributeValues: { ':told': true },
      })
      await db.send(mark)
    },
  }
}

const setPassword = ({ accountId, epoch }: PasswordReset, { hash, at }: NewPassword, TableName: string) => ({
  Update: {
    TableName,
    Key: accountKey(accountId),
    // Accounts of before 2026-11-24 have no epoch until it changes.
    ConditionExpression:
      epoch === 0
        ? 'attribute_exists(pk) AND (attribute_not_exists(sessionEpoch) OR sessionEpoch = :epoch)'
        : 'sessionEpoch = :epoch',
    UpdateExpression: 'SET passwordHash = :hash, sessionEpoch = :next, phoneVerifiedAt = :at',
    ExpressionAttributeValues: {
      ':epoch': epoch,
      ':next': epoch + 1,
      ':hash': hash,
      ':at': at.toISOString(),
    },
  },
})

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
  const { id, browserTag, accountId, epoch, state, told, expiresAt } = itemSchema.parse(item)
  return { id, browserTag, accountId: accountId as AccountId, epoch, state, told, expiresAt }
}

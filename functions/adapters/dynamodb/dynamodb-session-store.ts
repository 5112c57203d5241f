import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  GetCommand,
  paginateQuery,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { AccountId } from '../../domain/account.ts'
import { isLive, SESSION_MEMORY_MS, type SessionRef, type SessionStore } from '../../domain/session.ts'
import { fromSessionItem, sessionKey, toSessionItem } from './session-item.ts'
import { ttlOf } from './stored-date.ts'

const ofAccount = (id: AccountId, prefix: string) => ({
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
  ExpressionAttributeValues: { ':pk': `ACCOUNT#${id}`, ':prefix': prefix },
})

const NOT_ENDED = 'attribute_exists(pk) AND attribute_not_exists(endedAt)'

export function dynamodbSessionStore(db: DynamoDBDocumentClient, tableName: string): SessionStore {
  /** The session as it was before, undefined when it was not there or had ended. */
  async function update(accountId: AccountId, ref: SessionRef, expression: string, values: object) {
    try {
      const { Attributes } = await db.send(
        new UpdateCommand({
          TableName: tableName,
          Key: sessionKey(accountId, ref),
          ConditionExpression: NOT_ENDED,
          UpdateExpression: expression,
          ExpressionAttributeValues: { ...values },
          ReturnValues: 'ALL_OLD',
        }),
      )
      return fromSessionItem(Attributes)
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined
      throw error
    }
  }

  return {
    async add(session) {
      await db.send(new PutCommand({ TableName: tableName, Item: toSessionItem(session) }))
    },

    async find(accountId, ref, consistent) {
      const { Item } = await db.send(
        new GetCommand({
          TableName: tableName,
          Key: sessionKey(accountId, ref),
          ConsistentRead: consistent,
        }),
      )
      return Item && fromSessionItem(Item)
    },

    async markSeen(session, now) {
      await update(session.accountId, session, 'SET seenAt = :now, #ttl = :ttl', {
        ':now': now.toISOString(),
        ':ttl': ttlOf(new Date(now.getTime() + SESSION_MEMORY_MS)),
      })
    },

    async end(accountId, ref, now) {
      const before = await update(accountId, ref, 'SET endedAt = :now', { ':now': now.toISOString() })
      return before !== undefined && isLive(before, now)
    },

    async live(accountId, now) {
      const pages = paginateQuery(
        { client: db },
        {
          TableName: tableName,
          ...ofAccount(accountId, 'SESSION#'),
          FilterExpression: 'attribute_not_exists(endedAt)',
          ConsistentRead: true,
        },
      )
      const sessions = []
      for await (const { Items = [] } of pages) sessions.push(...Items.map(fromSessionItem))
      return sessions.filter((session) => isLive(session, now))
    },

    async knowsBrowser(accountId, browserTag) {
      const { Count } = await db.send(
        new QueryCommand({
          TableName: tableName,
          ...ofAccount(accountId, `SESSION#${browserTag}#`),
          Limit: 1,
        }),
      )
      return Count !== 0
    },
  }
}

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  DeleteCommand,
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

/** One that got a new identifier while it was being forgotten is found in the next; none is renewed so often. */
const MOST_ROUNDS = 5

const NOT_ENDED = 'attribute_exists(pk) AND attribute_not_exists(endedAt)'

export function dynamodbSessionStore(db: DynamoDBDocumentClient, tableName: string): SessionStore {
  /** The session as it was before, undefined when it was not there or had ended. */
  async function change(accountId: AccountId, ref: SessionRef, changes: Changes) {
    try {
      const { Attributes } = await db.send(
        new UpdateCommand({
          TableName: tableName,
          Key: sessionKey(accountId, ref),
          ConditionExpression: NOT_ENDED,
          ...setting(changes),
          ReturnValues: 'ALL_OLD',
        }),
      )
      return fromSessionItem(Attributes)
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined
      throw error
    }
  }

  async function all(accountId: AccountId, prefix: string, only: { FilterExpression?: string } = {}) {
    const query = { TableName: tableName, ...ofAccount(accountId, prefix), ...only, ConsistentRead: true }
    const sessions = []
    for await (const { Items = [] } of paginateQuery({ client: db }, query)) {
      sessions.push(...Items.map(fromSessionItem))
    }
    return sessions
  }

  async function isAny(accountId: AccountId, prefix: string) {
    const { Count } = await db.send(
      new QueryCommand({ TableName: tableName, ...ofAccount(accountId, prefix), Limit: 1 }),
    )
    return Count !== 0
  }

  /** The session as it was before, undefined when it was not there. */
  async function remove(accountId: AccountId, ref: SessionRef) {
    const Key = sessionKey(accountId, ref)
    const { Attributes } = await db.send(
      new DeleteCommand({ TableName: tableName, Key, ReturnValues: 'ALL_OLD' }),
    )
    return Attributes && fromSessionItem(Attributes)
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
      const ttl = ttlOf(new Date(now.getTime() + SESSION_MEMORY_MS))
      await change(session.accountId, session, { seenAt: now.toISOString(), ttl })
    },

    async markVerified(session, now) {
      await change(session.accountId, session, { verifiedAt: now.toISOString() })
    },

    async end(accountId, ref, now) {
      const before = await change(accountId, ref, { endedAt: now.toISOString() })
      return before !== undefined && isLive(before, now)
    },

    async live({ id, sessionEpoch }, now) {
      const sessions = await all(id, 'SESSION#', { FilterExpression: 'attribute_not_exists(endedAt)' })
      return sessions.filter((session) => session.epoch === sessionEpoch && isLive(session, now))
    },

    knowsBrowser: (accountId, browserTag) => isAny(accountId, `SESSION#${browserTag}#`),

    inBrowser: (accountId, browserTag) => all(accountId, `SESSION#${browserTag}#`),

    hasAny: (accountId) => isAny(accountId, 'SESSION#'),

    async forgetBrowser(accountId, browserTag, now) {
      let lived = 0
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const sessions = await all(accountId, `SESSION#${browserTag}#`)
        if (sessions.length === 0) break
        const removed = await Promise.all(sessions.map((session) => remove(accountId, session)))
        lived += removed.filter((session) => session && isLive(session, now)).length
      }
      return lived
    },
  }
}

type Changes = Record<string, string | number>

/** Names stand behind `#`: some are words of DynamoDB's own, `ttl` among them. */
const setting = (changes: Changes) => ({
  UpdateExpression: `SET ${Object.keys(changes)
    .map((name) => `#${name} = :${name}`)
    .join(', ')}`,
  ExpressionAttributeNames: Object.fromEntries(Object.keys(changes).map((name) => [`#${name}`, name])),
  ExpressionAttributeValues: Object.fromEntries(
    Object.entries(changes).map(([name, value]) => [`:${name}`, value]),
  ),
})

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { sessionKey } from '../adapters/dynamodb/session-item.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { SessionEnding } from './session-ending.ts'

export function dynamodbSessionEnding(db: DynamoDBDocumentClient, tableName: string): SessionEnding {
  return {
    async end(sessions, event) {
      const ends = sessions.map((session) => ({
        Update: {
          TableName: tableName,
          Key: sessionKey(session.accountId, session),
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(endedAt)',
          UpdateExpression: 'SET endedAt = :now',
          ExpressionAttributeValues: { ':now': event.at.toISOString() },
        },
      }))
      return writeTogether(db, [...ends, { Put: { TableName: tableName, Item: toEventItem(event) } }])
    },
  }
}

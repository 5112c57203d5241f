import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { sessionKey } from '../adapters/dynamodb/session-item.ts'
import { pauses } from '../adapters/dynamodb/trying-again.ts'
import { newId } from '../domain/new-id.ts'
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
      const transaction = new TransactWriteCommand({
        ClientRequestToken: newId(),
        TransactItems: [...ends, { Put: { TableName: tableName, Item: toEventItem(event) } }],
      })
      let cancelled: unknown
      for (const pause of pauses()) {
        try {
          await db.send(transaction)
          return true
        } catch (error) {
          if (!(error instanceof TransactionCanceledException)) throw error
          if (isOverAlready(error)) return false
          cancelled = error
          await pause()
        }
      }
      throw cancelled
    },
  }
}

const isOverAlready = ({ CancellationReasons: reasons = [] }: TransactionCanceledException) =>
  reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')

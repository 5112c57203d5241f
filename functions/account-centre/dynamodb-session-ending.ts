import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { sessionEnd } from '../adapters/dynamodb/session-writes.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { SessionEnding } from './session-ending.ts'

export function dynamodbSessionEnding(db: DynamoDBDocumentClient, tableName: string): SessionEnding {
  return {
    end: (sessions, event) =>
      writeTogether(db, [
        ...sessions.map((session) => sessionEnd(tableName, session, event.at)),
        { Put: { TableName: tableName, Item: toEventItem(event) } },
      ]),
  }
}

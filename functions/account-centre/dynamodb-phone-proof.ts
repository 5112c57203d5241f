import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { accountKey } from '../adapters/dynamodb/account-item.ts'
import { persistently } from '../adapters/dynamodb/trying-again.ts'
import { newId } from '../domain/new-id.ts'
import type { PhoneProof } from './phone-proof.ts'

export function dynamodbPhoneProof(db: DynamoDBDocumentClient, tableName: string): PhoneProof {
  return {
    async record(event) {
      const mark = {
        Update: {
          TableName: tableName,
          Key: accountKey(event.accountId),
          ConditionExpression: 'attribute_exists(pk)',
          UpdateExpression: 'SET phoneVerifiedAt = :at',
          ExpressionAttributeValues: { ':at': event.at.toISOString() },
        },
      }
      const line = { Put: { TableName: tableName, Item: toEventItem(event) } }
      // One token for all tries: a repeat after a lost answer is answered and not run again.
      const transaction = { TransactItems: [mark, line], ClientRequestToken: newId() }
      await persistently(() => db.send(new TransactWriteCommand(transaction)))
    },
  }
}

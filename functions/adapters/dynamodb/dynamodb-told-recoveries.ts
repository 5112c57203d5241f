import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { ToldRecoveries } from '../../domain/recovery.ts'
import { recoveryKey } from './recovery-item.ts'

export function dynamodbToldRecoveries(db: DynamoDBDocumentClient, TableName: string): ToldRecoveries {
  return {
    async markTold(id, at) {
      const mark = new UpdateCommand({
        TableName,
        Key: recoveryKey(id),
        ConditionExpression: 'attribute_exists(account)',
        UpdateExpression: 'SET account.toldAt = if_not_exists(account.toldAt, :at)',
        ExpressionAttributeValues: { ':at': at.toISOString() },
      })
      try {
        await db.send(mark)
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
      }
    },
  }
}

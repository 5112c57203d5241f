import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { PersonalData } from '../../domain/personal-data.ts'
import type { Recoveries } from '../../domain/recovery.ts'
import { consentItem, fromRecoveryItem, recoveryKey } from './recovery-item.ts'

export function dynamodbRecoveries(
  db: DynamoDBDocumentClient,
  TableName: string,
  personalData: PersonalData,
): Recoveries {
  return {
    async find(id) {
      const { Item } = await db.send(
        new GetCommand({ TableName, Key: recoveryKey(id), ConsistentRead: true }),
      )
      return Item && fromRecoveryItem(Item, personalData)
    },

    async agree(id, consent) {
      const agree = new UpdateCommand({
        TableName,
        Key: recoveryKey(id),
        ConditionExpression: '#state = :open AND attribute_not_exists(consent)',
        UpdateExpression: 'SET consent = :consent',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':open': 'open',
          ':consent': await consentItem(id, consent, personalData),
        },
      })
      try {
        await db.send(agree)
        return true
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      }
    },
  }
}

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { chinaDay } from '../../../shared/vocabulary/china-day.ts'
import type { SmsBudget } from '../../domain/sms-budget.ts'
import { ttlOf } from '../dynamodb/stored-date.ts'
import { log } from '../log.ts'
import { countMetric } from '../metric.ts'

const KEPT_MS = 3 * 24 * 60 * 60_000
/** One in so many. */
const KEPT_FOR_NOTICES = 10

export function dynamodbSmsBudget(db: DynamoDBDocumentClient, tableName: string, perDay: number): SmsBudget {
  return {
    async take(now, what) {
      const most = what === 'notice' ? perDay : perDay - Math.floor(perDay / KEPT_FOR_NOTICES)
      const day = chinaDay(now)
      try {
        await db.send(
          new UpdateCommand({
            TableName: tableName,
            Key: { pk: `SMS_BUDGET#${day}`, sk: 'SPENT' },
            ConditionExpression: 'attribute_not_exists(spent) OR spent < :most',
            UpdateExpression: 'ADD spent :one SET #ttl = :ttl',
            ExpressionAttributeNames: { '#ttl': 'ttl' },
            ExpressionAttributeValues: {
              ':one': 1,
              ':most': most,
              ':ttl': ttlOf(new Date(now.getTime() + KEPT_MS)),
            },
          }),
        )
        return true
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        log.error('sms-budget-spent', { day, perDay })
        countMetric('SmsBudgetSpent')
        return false
      }
    },
  }
}

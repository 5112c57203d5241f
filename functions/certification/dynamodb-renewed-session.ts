import { sessionKey, toSessionItem } from '../adapters/dynamodb/session-item.ts'
import type { Session } from '../domain/session.ts'

/** One session in the place of another, if that lives; for a transaction that does what it is renewed for. */
export const inPlaceOf = (
  TableName: string,
  { opened, ended }: { opened: Session; ended: Session },
  at: Date,
) => [
  { Put: { TableName, Item: toSessionItem(opened) } },
  {
    Update: {
      TableName,
      Key: sessionKey(ended.accountId, ended),
      ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(endedAt)',
      UpdateExpression: 'SET endedAt = :at',
      ExpressionAttributeValues: { ':at': at.toISOString() },
    },
  },
]

import type { Session } from '../../domain/session.ts'
import { sessionKey, toSessionItem } from './session-item.ts'

/** Ends a session in a transaction that does something else too, unless it is over already. */
export const sessionEnd = (TableName: string, session: Session, at: Date) => ({
  Update: {
    TableName,
    Key: sessionKey(session.accountId, session),
    ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(endedAt)',
    UpdateExpression: 'SET endedAt = :now',
    ExpressionAttributeValues: { ':now': at.toISOString() },
  },
})

/** A new session in the place of an old one that has not ended meanwhile. */
export const sessionRenewal = (TableName: string, renewal: { opened: Session; ended: Session }) => [
  sessionEnd(TableName, renewal.ended, renewal.opened.seenAt),
  {
    Put: {
      TableName,
      Item: toSessionItem(renewal.opened),
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  },
]

import type { Account } from '../../domain/account.ts'
import { accountKey } from './account-item.ts'

/** The account, provided that nothing has ended all its sessions since it was read: condition and value to go with it. */
export const accountInEpoch = (
  TableName: string,
  { id, sessionEpoch }: Pick<Account, 'id' | 'sessionEpoch'>,
) => ({
  TableName,
  Key: accountKey(id),
  // Accounts of before 2026-11-24 have no epoch until it changes.
  ConditionExpression:
    sessionEpoch === 0
      ? 'attribute_exists(pk) AND (attribute_not_exists(sessionEpoch) OR sessionEpoch = :epoch)'
      : 'sessionEpoch = :epoch',
  ExpressionAttributeValues: { ':epoch': sessionEpoch },
})

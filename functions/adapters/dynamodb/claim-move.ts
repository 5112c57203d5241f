import type { AccountId } from '../../domain/account.ts'
import { isFreeAt } from './account-claims.ts'

interface Key {
  pk: string
  sk: string
}

/** A claim given up for another one that is nobody's then, in a transaction; nothing where it stays the same. */
export const claimMove = (
  TableName: string,
  accountId: AccountId,
  { from, to, at }: { from: Key; to: Key; at: Date },
) =>
  from.pk === to.pk && from.sk === to.sk
    ? []
    : [
        {
          Delete: {
            TableName,
            Key: from,
            ConditionExpression: 'accountId = :id',
            ExpressionAttributeValues: { ':id': accountId },
          },
        },
        { Put: { TableName, Item: { ...to, accountId }, ...isFreeAt(at) } },
      ]

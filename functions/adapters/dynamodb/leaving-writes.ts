import type { Account, AccountId } from '../../domain/account.ts'
import type { AccountEvent } from '../../domain/account-event.ts'
import type { LeavingAccount } from '../../domain/leaving.ts'
import type { accountClaims } from './account-claims.ts'
import { toEventItem } from './account-event-item.ts'
import { accountKey } from './account-item.ts'
import { accountInEpoch } from './in-epoch.ts'
import { leavingKey } from './leaving-item.ts'

/** As `claimKeysOf` gives them. */
type ClaimKeys = Awaited<ReturnType<ReturnType<typeof accountClaims>['claimKeysOf']>>

/**
 * Puts the account on its way out, as it was read: every session ends, and what it holds alone is anybody's from
 * `leavingAt` on.
 */
export function leavingWrites(
  TableName: string,
  account: Account,
  { claims, leavingAt, event }: { claims: ClaimKeys; leavingAt: Date; event: AccountEvent },
) {
  const { id, sessionEpoch } = account
  const at = leavingAt.toISOString()
  const inEpoch = accountInEpoch(TableName, account)
  return [
    {
      Update: {
        ...inEpoch,
        ConditionExpression: `(${inEpoch.ConditionExpression}) AND attribute_not_exists(leavingAt)`,
        UpdateExpression: 'SET leavingAt = :at, sessionEpoch = :next',
        ExpressionAttributeValues: {
          ...inEpoch.ExpressionAttributeValues,
          ':at': at,
          ':next': sessionEpoch + 1,
        },
      },
    },
    ...claimChanges(TableName, id, [claims.document, claims.phone], {
      change: 'SET heldUntil = :at',
      values: { ':at': at },
    }),
    { Put: { TableName, Item: leavingKey({ id, leavingAt }) } },
    { Put: { TableName, Item: toEventItem(event), ConditionExpression: 'attribute_not_exists(pk)' } },
  ]
}

/** Takes all of it back while there is time. */
export function comingBackWrites(
  TableName: string,
  account: LeavingAccount,
  { claims, event }: { claims: ClaimKeys; event: AccountEvent },
) {
  const back = { ...leavingUntil(account, event.at), UpdateExpression: 'REMOVE leavingAt' }
  return [
    { Update: { TableName, Key: accountKey(account.id), ...back } },
    ...besidesComingBack(TableName, account, { claims: [claims.document, claims.phone], event }),
  ]
}

/** Under which it may be taken out of the account. */
export const leavingUntil = ({ leavingAt }: LeavingAccount, now: Date) => ({
  ConditionExpression: 'leavingAt = :leavingAt AND leavingAt > :leavingNow',
  ExpressionAttributeValues: { ':leavingAt': leavingAt.toISOString(), ':leavingNow': now.toISOString() },
})

/** What goes with that. @param claims those that the account keeps */
export const besidesComingBack = (
  TableName: string,
  account: LeavingAccount,
  { claims, event }: { claims: readonly Key[]; event: AccountEvent },
) => [
  ...claimChanges(TableName, account.id, claims, { change: 'REMOVE heldUntil' }),
  { Delete: { TableName, Key: leavingKey(account) } },
  { Put: { TableName, Item: toEventItem(event), ConditionExpression: 'attribute_not_exists(pk)' } },
]

interface Key {
  pk: string
  sk: string
}

interface ClaimChange {
  change: string
  values?: Record<string, string>
}

const claimChanges = (
  TableName: string,
  id: AccountId,
  claims: readonly Key[],
  { change, values = {} }: ClaimChange,
) =>
  claims.map((Key) => ({
    Update: {
      TableName,
      Key,
      ConditionExpression: 'accountId = :id',
      UpdateExpression: change,
      ExpressionAttributeValues: { ':id': id, ...values },
    },
  }))

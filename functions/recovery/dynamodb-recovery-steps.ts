import { recoveryKey } from '../adapters/dynamodb/recovery-item.ts'
import type { AccountId } from '../domain/account.ts'
import type { Recovery } from '../domain/recovery.ts'
import type { ClaimedRecovery } from './recovery-store.ts'

export const stopLinkKey = (id: string) => ({ pk: `RECOVERY_LINK#${id}`, sk: 'RECOVERY_LINK' })

/** One step as an update whose condition is the legal prior state; the same alone and in a transaction. */
export function recoveryStep(
  TableName: string,
  id: string,
  { from, set }: { from: readonly Recovery['state'][]; set: Readonly<Record<string, unknown>> },
) {
  const fields = Object.keys(set)
  return {
    TableName,
    Key: recoveryKey(id),
    ConditionExpression: `#state IN (${from.map((_, place) => `:from${String(place)}`).join(', ')})`,
    UpdateExpression: `SET ${fields.map((field) => `#${field} = :${field}`).join(', ')}`,
    ExpressionAttributeNames: {
      '#state': 'state',
      ...Object.fromEntries(fields.map((field) => [`#${field}`, field])),
    },
    ExpressionAttributeValues: {
      ...Object.fromEntries(from.map((state, place) => [`:from${String(place)}`, state])),
      ...Object.fromEntries(fields.map((field) => [`:${field}`, set[field]])),
    },
  }
}

/** Only while the holder has been told when it was read, or not: the wait is counted from it. */
export const asToldAsRead = (
  step: ReturnType<typeof recoveryStep>,
  { account: { toldAt } }: ClaimedRecovery,
) => ({
  ...step,
  ConditionExpression: `${step.ConditionExpression} AND ${toldAt ? 'account.toldAt = :readTold' : 'attribute_not_exists(account.toldAt)'}`,
  ExpressionAttributeValues: {
    ...step.ExpressionAttributeValues,
    ...(toldAt && { ':readTold': toldAt.toISOString() }),
  },
})

/** The one item below an account that says which of its recoveries may take effect. */
export const accountsRecovery = (TableName: string) => {
  const key = (accountId: AccountId) => ({ pk: `ACCOUNT#${accountId}`, sk: 'RECOVERY' })
  const its = ({ id, account }: ClaimedRecovery) => ({
    TableName,
    Key: key(account.id),
    ConditionExpression: 'recoveryId = :id',
    ExpressionAttributeValues: { ':id': id },
  })
  return {
    key,
    still: (recovery: ClaimedRecovery) => ({ ConditionCheck: its(recovery) }),
    gone: (recovery: ClaimedRecovery) => ({ Delete: its(recovery) }),
  }
}

import { accountClaims } from '../adapters/dynamodb/account-claims.ts'
import { accountKey } from '../adapters/dynamodb/account-item.ts'
import { claimMove } from '../adapters/dynamodb/claim-move.ts'
import { accountInEpoch } from '../adapters/dynamodb/in-epoch.ts'
import { besidesComingBack, leavingUntil } from '../adapters/dynamodb/leaving-writes.ts'
import { isLeaving } from '../domain/leaving.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { type AccountChange, oneUpdate } from './dynamodb-account-change.ts'
import { consentChange } from './dynamodb-consent-change.ts'
import type { ClaimedRecovery, Effect } from './recovery-store.ts'

interface Place {
  TableName: string
  personalData: PersonalData
}

/**
 * Password, phone with its claim (R5), the end of all sessions, the consent that was given for it, if there is none, and
 * the end of a deregistration.
 */
export async function recoveredAccount(place: Place, recovery: ClaimedRecovery, effect: Effect) {
  const { TableName, personalData } = place
  const { account } = effect
  const { phoneClaimKey } = accountClaims(personalData)
  const [next, before, changes, back] = await Promise.all([
    phoneClaimKey(recovery.phone, account.kind),
    phoneClaimKey(account.phone, account.kind),
    Promise.all([
      credentials(place, recovery, effect),
      consentChange(personalData, recovery.consent, account),
    ]),
    comingBack(place, recovery, effect),
  ])
  return [
    {
      Update: { TableName, Key: accountKey(account.id), ...oneUpdate([...changes, ...back.changes]) },
    },
    ...claimMove(TableName, account.id, { from: before, to: next, at: effect.event.at }),
    ...back.beside,
  ]
}

async function credentials(
  { TableName, personalData }: Place,
  { phone, account: { id, epoch } }: ClaimedRecovery,
  { passwordHash, event }: Effect,
): Promise<AccountChange> {
  const inEpoch = accountInEpoch(TableName, { id, sessionEpoch: epoch })
  return {
    condition: inEpoch.ConditionExpression,
    set: ['passwordHash = :hash', 'phone = :phone', 'phoneVerifiedAt = :at', 'sessionEpoch = :next'],
    values: {
      ...inEpoch.ExpressionAttributeValues,
      ':next': epoch + 1,
      ':hash': passwordHash,
      ':phone': await personalData.seal(id, 'phone', phone),
      ':at': event.at.toISOString(),
    },
  }
}

/** From a deregistration, with the claims that stay. */
async function comingBack(
  { TableName, personalData }: Place,
  { phone }: ClaimedRecovery,
  { account, event, undone }: Effect,
) {
  if (!undone || !isLeaving(account)) return { changes: [], beside: [] }
  const { document, phone: bound } = await accountClaims(personalData).claimKeysOf(account)
  const claims = phone === account.phone ? [document, bound] : [document]
  const still = leavingUntil(account, event.at)
  const change: AccountChange = {
    condition: still.ConditionExpression,
    remove: ['leavingAt'],
    values: still.ExpressionAttributeValues,
  }
  return {
    changes: [change],
    beside: besidesComingBack(TableName, account, { claims, event: undone }),
  }
}

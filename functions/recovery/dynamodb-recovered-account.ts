import { accountClaims } from '../adapters/dynamodb/account-claims.ts'
import { consentName, sealGuardian } from '../adapters/dynamodb/account-item.ts'
import { claimMove } from '../adapters/dynamodb/claim-move.ts'
import { accountInEpoch } from '../adapters/dynamodb/in-epoch.ts'
import type { Account } from '../domain/account.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { ClaimedRecovery } from './recovery-store.ts'

interface Place {
  TableName: string
  personalData: PersonalData
}

/** Password, phone with its claim (R5), the end of all sessions, and the consent that was given for it, if there is none. */
export async function recoveredAccount(
  { TableName, personalData }: Place,
  { phone, consent: given, account: { epoch } }: ClaimedRecovery,
  account: Account,
  { passwordHash, at }: { passwordHash: string; at: Date },
) {
  const { phoneClaimKey } = accountClaims(personalData)
  const { id, kind, consents } = account
  // One of before stays as it was given, by whomever that was.
  const isGiven = consents.some((each) => given && consentName(each) === consentName(given))
  const consent = isGiven ? undefined : given
  const [sealedPhone, next, before, guardian] = await Promise.all([
    personalData.seal(id, 'phone', phone),
    phoneClaimKey(phone, kind),
    phoneClaimKey(account.phone, kind),
    consent?.guardian && sealGuardian(id, consent.guardian, personalData),
  ])
  const inEpoch = accountInEpoch(TableName, { id, sessionEpoch: epoch })
  return [
    {
      Update: {
        ...inEpoch,
        UpdateExpression: `SET ${[
          'passwordHash = :hash',
          'phone = :phone',
          'phoneVerifiedAt = :at',
          'sessionEpoch = :next',
          ...(consent ? ['consents.#consent = if_not_exists(consents.#consent, :consentedAt)'] : []),
          ...(guardian === undefined ? [] : ['guardian = :guardian']),
        ].join(', ')}${
          // Who has grown older meanwhile gives it alone.
          consent && guardian === undefined ? ' REMOVE guardian' : ''
        }`,
        ...(consent && { ExpressionAttributeNames: { '#consent': consentName(consent) } }),
        ExpressionAttributeValues: {
          ...inEpoch.ExpressionAttributeValues,
          ':next': epoch + 1,
          ':hash': passwordHash,
          ':phone': sealedPhone,
          ':at': at.toISOString(),
          ...(consent && { ':consentedAt': consent.at.toISOString() }),
          ...(guardian !== undefined && { ':guardian': guardian }),
        },
      },
    },
    ...claimMove(TableName, id, { from: before, to: next, at }),
  ]
}

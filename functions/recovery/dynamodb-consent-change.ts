import { consentName, sealGuardian } from '../adapters/dynamodb/account-item.ts'
import type { Account } from '../domain/account.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { RecoveryConsent } from '../domain/recovery.ts'
import type { AccountChange } from './dynamodb-account-change.ts'

/** The consent that was given for a recovery, where the account has none and its holder has taken none back since. */
export async function consentChange(
  personalData: PersonalData,
  given: RecoveryConsent | undefined,
  { id, consents, faceConsentWithdrawnAt }: Account,
): Promise<AccountChange> {
  // One of before stays as it was given, by whomever that was.
  if (!given || consents.some((each) => consentName(each) === consentName(given))) return {}
  if (faceConsentWithdrawnAt && given.at <= faceConsentWithdrawnAt) return {}
  const guardian = given.guardian && (await sealGuardian(id, given.guardian, personalData))
  const consent = 'consents.#consent = if_not_exists(consents.#consent, :consentedAt)'
  return {
    condition: 'attribute_not_exists(faceConsentWithdrawnAt) OR faceConsentWithdrawnAt < :consentedAt',
    // Who has grown older meanwhile gives it alone.
    ...(guardian === undefined
      ? { set: [consent], remove: ['guardian'] }
      : { set: [consent, 'guardian = :guardian'] }),
    names: { '#consent': consentName(given) },
    values: {
      ':consentedAt': given.at.toISOString(),
      ...(guardian !== undefined && { ':guardian': guardian }),
    },
  }
}

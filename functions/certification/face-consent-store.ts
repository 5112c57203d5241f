import type { Account, Consent, NaturalPerson } from '../domain/account.ts'
import type { AccountEvent } from '../domain/account-event.ts'

/** What is agreed to, or no longer, stands in the account together with the history line that tells of it. */
export interface FaceConsentStore {
  /**
   * False when that version was agreed to before: then nothing is changed.
   * @param guardian of who is under 14, and of nobody else
   */
  give(consent: Consent, guardian: NaturalPerson | undefined, event: AccountEvent): Promise<boolean>
  /**
   * Takes every version, with the guardian, out of the account, and keeps when: one that was given before, for a recovery,
   * is not put in any more. False when none was there.
   * @param account as it was just read
   */
  withdraw(account: Pick<Account, 'id' | 'consents'>, event: AccountEvent): Promise<boolean>
}

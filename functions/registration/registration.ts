import type { AccountId, Consent, IdentityDocument } from '../domain/account.ts'

/** Long enough to think of a password; personal values wait no longer than that without an account. */
export const REGISTRATION_LIFE_MS = 15 * 60_000

/** A person whose phone is proven and who has not chosen a password yet. Claims nothing. */
export interface Registration {
  id: string
  /** Only the browser that proved the phone may go on. */
  browserTag: string
  /** Drawn now, so that completing twice makes one account. */
  accountId: AccountId
  document: IdentityDocument
  name: string
  /** E.164 */
  phone: string
  consents: Consent[]
  expiresAt: Date
}

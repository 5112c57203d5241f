import type { AccountId, Consent, IdentityDocument, UnitParticulars } from '../domain/account.ts'

/** Long enough to think of a password; personal values wait no longer than that without an account. */
export const REGISTRATION_LIFE_MS = 15 * 60_000

/** A person or a unit whose phone is proven and who has not chosen a password yet. Claims nothing. */
export type Registration = Begun & ({ kind: 'personal' } | { kind: 'unit'; unit: UnitParticulars })

interface Begun {
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

export const shownToApplicant = ({ id, expiresAt }: Registration, now: Date) => ({
  registrationId: id,
  expiresInSeconds: Math.floor((expiresAt.getTime() - now.getTime()) / 1000),
})

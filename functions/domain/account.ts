import type { AccountKind } from '../../shared/vocabulary/account-kind.ts'
import type { Agreement, FACE_AGREEMENT } from '../../shared/contracts/consent.ts'
import type { IdentityDocumentKind } from '../../shared/vocabulary/identity-document-kind.ts'
import type { TrustLevel } from '../../shared/vocabulary/trust-level.ts'
import type { AccountEvent } from './account-event.ts'
import type { AccountId } from './account-id.ts'

export type { AccountId }

export interface Account {
  id: AccountId
  kind: AccountKind
  level: TrustLevel
  levelSince: Date
  /** Byte for byte as the person gave it. */
  name: string
  document: IdentityDocument
  /** E.164 */
  phone: string
  /** Argon2id in PHC form. */
  passwordHash: string
  consents: Consent[]
  registeredAt: Date
  /** Last time an SMS code proved that the phone is the holder's (recycled numbers). */
  phoneVerifiedAt: Date
  /**
   * A session carries the epoch in which it began and is over in any other: one write of the account ends all of them,
   * those just being opened with the old password included.
   */
  sessionEpoch: number
  /** The moment at which it ends unless its holder signs in before (R19); from then on it is nobody's. */
  leavingAt?: Date
  /** What was agreed to before is agreed to no more. */
  faceConsentWithdrawnAt?: Date
  /** Who agreed to face recognition for a holder under 14. */
  guardian?: NaturalPerson
  /** Of a unit account, and of no other. */
  unit?: UnitParticulars
}

/** Who stands for a unit (R9), and who registered it in their stead (R1). The unit's own name and code are the account's. */
export interface UnitParticulars {
  representative: NaturalPerson
  agent?: NaturalPerson & { phone: string }
}

export interface NaturalPerson {
  /** Byte for byte as given. */
  name: string
  document: IdentityDocument
}

export interface IdentityDocument {
  kind: IdentityDocumentKind
  number: string
  issuingState?: string
}

export interface Consent {
  agreement: Agreement | typeof FACE_AGREEMENT
  version: string
  at: Date
}

export interface AccountStore {
  /** Consistently, unless a moment's staleness is told to be no harm. */
  find(id: AccountId, how?: 'eventually' | 'consistently'): Promise<Account | undefined>
  /** Every account under this document key (`documentKey` in the vocabulary), whatever the kind of document. */
  findByDocumentKey(key: string): Promise<AccountId[]>
  /** Whether this very document, kind included, has an account (R4) whose time is not over. */
  isDocumentBound(document: IdentityDocument, now: Date): Promise<boolean>
  /** None whose time is over. */
  findByPhone(phone: string, kind: AccountKind, now: Date): Promise<AccountId | undefined>
  /**
   * Adds the account with its claims on document and phone and its first event, all or nothing. What an account held
   * whose time was over at the event's moment is free.
   * Safe to repeat for the same account id: a repeat answers `added` again.
   */
  add(
    account: Account,
    event: AccountEvent,
  ): Promise<'added' | 'document-already-bound' | 'phone-already-bound'>
  /** Re-hashing of the same password: no session ends. */
  replacePasswordHash(id: AccountId, from: string, to: string): Promise<void>
  /** Adds what was agreed to if that version is not there yet. */
  recordConsents(id: AccountId, consents: Consent[]): Promise<void>
  /** Never sets it back. */
  markPhoneVerified(id: AccountId, at: Date): Promise<void>
}

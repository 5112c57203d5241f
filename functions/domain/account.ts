import type { AccountKind } from '../../shared/vocabulary/account-kind.ts'
import type { Agreement } from '../../shared/contracts/consent.ts'
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
}

export interface IdentityDocument {
  kind: IdentityDocumentKind
  number: string
  issuingState?: string
}

export interface Consent {
  agreement: Agreement
  version: string
  at: Date
}

export interface AccountStore {
  find(id: AccountId): Promise<Account | undefined>
  /** Every account under this document key (`documentKey` in the vocabulary), whatever the kind of document. */
  findByDocumentKey(key: string): Promise<AccountId[]>
  /** Whether this very document, kind included, has an account (R4). */
  isDocumentBound(document: IdentityDocument): Promise<boolean>
  findByPhone(phone: string, kind: AccountKind): Promise<AccountId | undefined>
  /**
   * Adds the account with its claims on document and phone and its first event, all or nothing.
   * Safe to repeat for the same account id: a repeat answers `added` again.
   */
  add(
    account: Account,
    event: AccountEvent,
  ): Promise<'added' | 'document-already-bound' | 'phone-already-bound'>
  replacePasswordHash(id: AccountId, from: string, to: string): Promise<void>
  /** Adds what was agreed to if that version is not there yet. */
  recordConsents(id: AccountId, consents: Consent[]): Promise<void>
}

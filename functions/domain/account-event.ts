import type { Whereabouts } from '../../shared/contracts/scan-login.ts'
import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import type { AccountEventType } from '../../shared/vocabulary/account-event.ts'
import type { InformationField } from '../../shared/vocabulary/information-field.ts'
import type { TrustLevel } from '../../shared/vocabulary/trust-level.ts'
import type { AccountId } from './account-id.ts'
import type { Method, SessionRef } from './session.ts'

/**
 * One line of an account's history; append-only. `id` orders by time: `<ISO time>~<unique>`; the line that
 * disowns a sign-in stands directly above that sign-in.
 */
export interface AccountEvent {
  id: string
  accountId: AccountId
  type: AccountEventType
  at: Date
  where?: Whereabouts
  /** The session that this event opened. */
  session?: SessionRef
  /** That session's browser was a stranger to the account until then. */
  newBrowser?: true
  /** For `session-ended`: where the session was that ended; `where` is where the person ended it from. */
  ended?: Whereabouts
  /** For `certified-by-face`, `face-check-refused`, `recovery-begun` and `account-recovered`. */
  evidence?: FaceEvidence
  /** For `face-problem-reported`: under which number. */
  ticket?: string
  /** For `information-changed`: which, and no values. */
  changed?: readonly InformationField[]
  /** The level that this put back to L1. */
  levelBefore?: TrustLevel
  /** For `sign-in-disowned`: the event that the person disowned. */
  about?: string
}

/** What is kept of a face check: how it was done and what was measured, and no face. */
export interface FaceEvidence {
  /** RFC 8176. */
  amr: readonly Method[]
  actions: readonly FaceAction[]
  /** Cosine of the session's frames and the authority's portrait. */
  likeness: number
  /** 0 to 1. */
  printRisk: number
  /** Which models and lines were in force. */
  judge: string
}

export interface AccountEventStore {
  /** Safe to repeat: an event whose id is there already stays as it is. */
  add(event: AccountEvent): Promise<void>
  find(accountId: AccountId, id: string): Promise<AccountEvent | undefined>
  /** Newest first, older than `after`. */
  page(
    accountId: AccountId,
    limit: number,
    after?: string,
  ): Promise<{ events: AccountEvent[]; after?: string }>
}

export const eventId = (at: Date, unique: string) => `${at.toISOString()}~${unique}`

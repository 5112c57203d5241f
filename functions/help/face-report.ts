import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import type { RefusedReason, TryAgainReason } from '../../shared/vocabulary/face-verdict.ts'
import type { AccountId, IdentityDocument } from '../domain/account.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import type { Browser } from '../domain/browser.ts'

/** One check that did not pass. */
export interface FaceFailure {
  at: Date
  reason: TryAgainReason | RefusedReason
  /** Which was missing, or was done unasked. */
  action?: FaceAction
}

/** R23: what the help desk is told when the face keeps failing. */
export interface FaceReport {
  /** Drawn from the request's key: a repeat has it again. */
  id: string
  ticket: string
  /** Of a recovery: nobody has looked whether there is an account. */
  about: { accountId: AccountId } | { recoveryId: string }
  /** Whose face it had to be, as typed where it was a recovery; the number masked for good. */
  person: { name: string; documentKind: IdentityDocument['kind']; maskedNumber: string }
  /** To ring, E.164: that the recovery has proven. An account has its own. */
  phone?: string
  device: Browser['device']
  browser: string
  system: string
  failures: readonly FaceFailure[]
  remark: string
  /** Which version of the consent the person gave with it. */
  consent: string
  sentAt: Date
  state: 'received'
}

export interface FaceReportStore {
  /** What a request has sent before. */
  findSent(id: FaceReport['id']): Promise<Pick<FaceReport, 'ticket' | 'sentAt'> | undefined>
  /** With the line in the account's history, if there is one, all or nothing; false when the ticket is another's, or the report was sent before. */
  add(report: FaceReport, event: AccountEvent | undefined): Promise<boolean>
}

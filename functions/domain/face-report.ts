import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import type { FaceFailureReason } from '../../shared/vocabulary/face-failure.ts'
import type { AccountId, IdentityDocument } from './account.ts'
import type { Browser } from './browser.ts'

const DAY = 24 * 60 * 60_000

/** As the consent says (shared/agreements/face-report.ts). */
export const REPORT_KEPT_MS = 180 * DAY

/** One check that did not pass. */
export interface FaceFailure {
  at: Date
  reason: FaceFailureReason
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

export const keptUntil = ({ sentAt }: Pick<FaceReport, 'sentAt'>) =>
  new Date(sentAt.getTime() + REPORT_KEPT_MS)

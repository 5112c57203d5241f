import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import type { RefusedReason, TryAgainReason } from '../../shared/vocabulary/face-verdict.ts'

type OfAnAction = 'action-missing' | 'other-action'

export type TryAgain =
  | { verdict: 'try-again'; reason: Exclude<TryAgainReason, OfAnAction> }
  | { verdict: 'try-again'; reason: OfAnAction; action: FaceAction }

export interface Refused {
  verdict: 'refused'
  reason: RefusedReason
}

/** Not for a machine alone to decide. */
export interface Doubt {
  verdict: 'needs-review'
  reason: 'likeness' | 'print-risk'
}

/** What a person is told. */
export type Decided = { verdict: 'certified' } | TryAgain | Refused

export type Verdict = Decided | Doubt

export const tryAgain = (reason: Exclude<TryAgainReason, OfAnAction>): TryAgain => ({
  verdict: 'try-again',
  reason,
})

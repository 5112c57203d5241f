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

export type Verdict = { verdict: 'certified' } | TryAgain | Refused | Doubt

export const tryAgain = (reason: Exclude<TryAgainReason, OfAnAction>): TryAgain => ({
  verdict: 'try-again',
  reason,
})

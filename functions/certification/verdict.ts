import type { TryAgainReason } from '../../shared/vocabulary/face-verdict.ts'
import type { Decided, OfAnAction, TryAgain } from '../domain/face-verdict.ts'

/** Not for a machine alone to decide. */
export interface Doubt {
  verdict: 'needs-review'
  reason: 'likeness' | 'print-risk'
}

export type Verdict = Decided | Doubt

export const tryAgain = (reason: Exclude<TryAgainReason, OfAnAction>): TryAgain => ({
  verdict: 'try-again',
  reason,
})

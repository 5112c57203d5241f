import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import type { RefusedReason, TryAgainReason } from '../../shared/vocabulary/face-verdict.ts'

export type OfAnAction = 'action-missing' | 'other-action'

export type TryAgain =
  | { verdict: 'try-again'; reason: Exclude<TryAgainReason, OfAnAction> }
  | { verdict: 'try-again'; reason: OfAnAction; action: FaceAction }

export interface Refused {
  verdict: 'refused'
  reason: RefusedReason
}

/** What a person is told. */
export type Decided = { verdict: 'certified' } | TryAgain | Refused

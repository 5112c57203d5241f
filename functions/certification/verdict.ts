import type { FaceAction } from '../../shared/vocabulary/face-action.ts'

/** What a person can do better next time; a page has words for each. */
export type TryAgain =
  | {
      verdict: 'try-again'
      reason:
        | 'expired'
        | 'frames-unreadable'
        | 'frames-out-of-time'
        | 'too-few-frames'
        | 'too-slow'
        | 'no-face'
        | 'several-faces'
        | 'face-jumped'
        | 'too-dark'
        | 'too-bright'
        | 'too-far'
        | 'blurred'
        | 'still-picture'
        | 'wrong-order'
        | 'face-changed'
        | 'not-sure'
    }
  | { verdict: 'try-again'; reason: 'action-missing' | 'other-action'; action: FaceAction }

export interface Refused {
  verdict: 'refused'
  reason: 'another-person' | 'seen-before'
}

/** Not for a machine alone to decide. */
export interface Doubt {
  verdict: 'needs-review'
  reason: 'likeness' | 'print-risk'
}

export type Verdict = { verdict: 'certified' } | TryAgain | Refused | Doubt

export const tryAgain = (
  reason: Exclude<TryAgain['reason'], 'action-missing' | 'other-action'>,
): TryAgain => ({
  verdict: 'try-again',
  reason,
})

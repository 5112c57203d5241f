import type { CodePurpose } from '../../shared/contracts/one-time-code.ts'

const MINUTE = 60_000

/** security.md, SMS code. */
export const CODE_LIFE_MS = 5 * MINUTE
export const CODE_WRONG_TRIES = 5
/** Wrong tries are forgotten after this long, and not when a new code is sent. */
export const CODE_TRIES_MEMORY_MS = 60 * MINUTE

/** What a code is bound to: it opens nothing for another phone, purpose or browser. */
export interface CodeBinding {
  phone: string
  purpose: CodePurpose
  browserTag: string
}

export type CodeCheck =
  | { outcome: 'right' }
  | { outcome: 'wrong'; triesLeft: number }
  | { outcome: 'expired' }
  | { outcome: 'tries-spent'; retryAfterSeconds: number }

/** Codes are kept as keyed hashes only. */
export interface OneTimeCodeStore {
  /** Beside an earlier code of the same binding, so that one of them opens even if this one is never sent; wrong tries stay counted. */
  put(binding: CodeBinding, code: string, now: Date): Promise<void>
  /** The newest code was sent: from now on it alone opens. */
  dropEarlier(binding: CodeBinding, now: Date): Promise<void>
  /** Uses the code up when it is right: of two at once only one is `right`. */
  check(binding: CodeBinding, code: string, now: Date): Promise<CodeCheck>
}

import type { CodeBinding } from '../domain/one-time-code.ts'

/** As long as a registration that it might have begun. */
export const PROOF_LIFE_MS = 15 * 60_000

/** That a code was right, so that a form which has to be mended needs no second SMS. Kept as a keyed hash only. */
export interface PhoneProofStore {
  /** Safe to repeat. */
  add(binding: CodeBinding, code: string, now: Date): Promise<void>
  isProven(binding: CodeBinding, code: string, now: Date): Promise<boolean>
  remove(binding: CodeBinding, code: string): Promise<void>
}

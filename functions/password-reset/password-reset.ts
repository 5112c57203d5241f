import { within } from '../domain/attempts.ts'
import type { AccountId } from '../domain/account.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Long enough to think of a password. */
export const RESET_LIFE_MS = 15 * MINUTE

/** Counted once the code was right: who owns a phone does not learn which number it goes with by trying many. */
export const resetLimits = {
  perPhone: within({ most: 10, withinMs: DAY }),
  /** Leaves room for an office behind one address. */
  perAddress: within({ most: 60, withinMs: DAY }),
}

/** Someone who has proven the bound phone and has not chosen a password yet. Holds nothing of the person. */
export interface PasswordReset {
  id: string
  /** Only the browser that proved the phone may go on. */
  browserTag: string
  accountId: AccountId
  /** The account's epoch when the phone was proven: what has ended all sessions since has ended this too. */
  epoch: number
  state: 'open' | 'done'
  expiresAt: Date
}

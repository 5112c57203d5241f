import { within } from '../domain/attempts.ts'
import type { AccountId } from '../domain/account.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** Long enough to read what will be lost. */
export const DEREGISTRATION_LIFE_MS = 15 * MINUTE

/** Counted once the code was right, as at a password reset. */
export const deregistrationLimits = {
  perPhone: within({ most: 10, withinMs: DAY }),
  /** Leaves room for an office behind one address. */
  perAddress: within({ most: 60, withinMs: DAY }),
}

/** Somebody who has proven to be the holder, and who may ask for the account's end, or has. Holds nothing of the person. */
export interface Deregistration {
  id: string
  /** Only the browser that proved it may go on. */
  browserTag: string
  accountId: AccountId
  /** The account's epoch when it was proven: what has ended all sessions since has ended this too. */
  epoch: number
  /** When the account ends; missing while nobody has confirmed. */
  endsAt?: Date
  expiresAt: Date
}

export type Confirmed = Deregistration & { endsAt: Date }

export const isConfirmed = (deregistration: Deregistration): deregistration is Confirmed =>
  deregistration.endsAt !== undefined

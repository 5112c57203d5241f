import type { Whereabouts } from '../../shared/contracts/scan-login.ts'
import type { AccountId } from '../domain/account.ts'
import type { Session } from '../domain/session.ts'

const MINUTE = 60_000

/** Long enough to send a link to somebody and have it read. */
export const HAND_OVER_LIFE_MS = 30 * MINUTE

/** An account's face check on its way to another phone, or there. */
export interface FaceHandOver {
  /** SHA-256 of the ticket, base64url; the ticket is in the QR code and nowhere else. */
  id: string
  accountId: AccountId
  /** The account's epoch when it was handed over: what has ended all sessions since has ended this too. */
  epoch: number
  state: 'waiting' | 'taken' | 'certified' | 'finished' | 'cancelled'
  /** The phone that took it; no other can go on. */
  takenBy?: { browserTag: string; where: Whereabouts }
  expiresAt: Date
}

export interface FaceHandOverStore {
  /** Safe to repeat: one that is there stays as it is. */
  add(handOver: FaceHandOver): Promise<void>
  find(id: string): Promise<FaceHandOver | undefined>
  /** From `waiting`, or again by the phone that has it; whether it has it now. */
  take(id: string, by: NonNullable<FaceHandOver['takenBy']>, now: Date): Promise<boolean>
  /** From `waiting` or `taken`; whether it is cancelled now. */
  cancel(id: string): Promise<boolean>
  /** From `certified`, with the new session in the place of the old, all or nothing; whether it is finished now. */
  finish(id: string, renewal: { opened: Session; ended: Session }): Promise<boolean>
}

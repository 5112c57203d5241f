import { createHash } from 'node:crypto'
import type { Whereabouts } from '../../shared/contracts/scan-login.ts'
import type { AccountId } from '../domain/account.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import type { Session, SessionRef } from '../domain/session.ts'

const MINUTE = 60_000

/** Long enough to send a link to somebody and have it read. */
export const HAND_OVER_LIFE_MS = 30 * MINUTE

/** When whoever handed it over looks again; milliseconds. */
export const handOverPolls = { waiting: 3000, taken: 2000 } as const

/** An account's face check on its way to another phone, or there. */
export interface FaceHandOver {
  /** SHA-256 of the ticket, base64url; the ticket is in the QR code and nowhere else. */
  id: string
  accountId: AccountId
  /** The account's epoch when it was handed over: what has ended all sessions since has ended this too. */
  epoch: number
  /** The session that handed it over: this ends with it, so that «this was not me» ends it too. */
  openedBy: SessionRef
  state: 'waiting' | 'taken' | 'certified' | 'finished' | 'cancelled'
  /** The phone that took it; no other can go on. */
  takenBy?: { browserTag: string; where: Whereabouts }
  expiresAt: Date
}

export const handOverIdOf = (ticket: string) => createHash('sha256').update(ticket).digest('base64url')

const IN_TIME: readonly FaceHandOver['state'][] = ['waiting', 'taken']

/** Time ends it only while there is something to wait for. */
export const isExpired = ({ state, expiresAt }: FaceHandOver, now: Date) =>
  IN_TIME.includes(state) && now >= expiresAt

export interface FaceHandOverStore {
  /** Safe to repeat: one that is there stays as it is. */
  add(handOver: FaceHandOver): Promise<void>
  find(id: string, how?: 'eventually' | 'consistently'): Promise<FaceHandOver | undefined>
  /** From `waiting` and in time, with the history line that tells of it, all or nothing; whether it was. */
  take(id: string, by: NonNullable<FaceHandOver['takenBy']>, event: AccountEvent): Promise<boolean>
  /** From `waiting` or `taken`; whether it was. */
  cancel(id: string): Promise<boolean>
  /** From `certified`, with the new session in the place of the old, all or nothing; whether it was. */
  finish(id: string, renewal: { opened: Session; ended: Session }): Promise<boolean>
}

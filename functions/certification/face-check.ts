import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import type { AccountId } from '../domain/account.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import type { PictureHash } from '../domain/face-engine.ts'
import type { Session } from '../domain/session.ts'
import type { Verdict } from './verdict.ts'

export type FacePurpose = 'certify'

/** One session before the camera: what it is asked for, for whom, and what became of it (security.md, Face check). */
export interface FaceCheck {
  /** 128 random bits, base64url; also the challenge's nonce. */
  id: string
  accountId: AccountId
  /** The account's, when it was drawn. */
  epoch: number
  purpose: FacePurpose
  /** Only the browser that drew it may answer. */
  browserTag: string
  /** `FaceHandOver.id`, on a phone it was handed over to. */
  handOverId?: string
  actions: readonly FaceAction[]
  drawnAt: Date
  expiresAt: Date
  state: 'open' | 'judging' | 'judged' | 'void'
  /** Of the frames that answer it, since `judging`: others it takes no more. */
  upload?: { digest: string; receivedAt: Date }
  /** Since `judged`. */
  verdict?: Verdict
}

/** What a judgement changes, all or nothing. */
export interface FaceJudgement {
  verdict: Verdict
  /** Of the frames, for other sessions of the same person to be held against; empty where nobody looked. */
  hashes: readonly PictureHash[]
  /** Whose face it had to be, blind: hashes are kept under it. */
  personKey: string
  event?: AccountEvent
  /** Of a `certified`: the account's level, the new session in the place of the old, the hand-over. */
  certified?: { at: Date; opened?: Session; ended?: Session; handOverId?: string }
}

export interface FaceCheckStore {
  /** Safe to repeat: one that is there stays as it is. */
  add(check: FaceCheck): Promise<void>
  find(id: string): Promise<FaceCheck | undefined>
  /** From `open`: another was drawn instead, or consent was withdrawn. */
  makeVoid(id: string): Promise<void>
  /**
   * Gives the check these frames, and no others: from `open`, or again with the same frames while nothing was decided.
   * @returns the check as it now is; undefined when it has others, was judged, or is void
   */
  takeUpload(id: string, upload: NonNullable<FaceCheck['upload']>): Promise<FaceCheck | undefined>
  /** False when it was judged meanwhile, or the account has moved into another epoch or lost its consent. */
  settle(check: FaceCheck, judgement: FaceJudgement): Promise<boolean>
  /** Of other checks of this person. */
  hashesOf(personKey: string, butNot: FaceCheck['id']): Promise<PictureHash[][]>
}

import type { AccountEvent, FaceEvidence } from '../domain/account-event.ts'
import type { FaceCheck, FaceChecks } from '../domain/face-check.ts'
import type { Decided } from '../domain/face-verdict.ts'
import type { Session, SessionRef } from '../domain/session.ts'
import type { FrameHashes } from './frame-hashes.ts'

/** What sessions of this person have shown before. */
export interface SeenBefore {
  /** Grows with each: what two checks at once have both not seen, only one may take for unseen. */
  version: number
  sessions: FrameHashes[][]
}

/** What a judgement changes, all or nothing. */
export interface FaceJudgement {
  verdict: Decided
  at: Date
  /** Of the frames, for other sessions of the same person to be held against; none where nobody looked. */
  shown?: {
    /** Whose face it had to be, blind: hashes are kept under it. */
    personKey: string
    hashes: readonly FrameHashes[]
    /** `SeenBefore.version`, to which they were held. */
    version: number
  }
  event?: AccountEvent
  /** Of a `certified`: under what its person's failures were counted, which are forgotten. */
  failuresOf?: string
  /** Of a recovery's that is `certified`. */
  recoveredBy?: FaceEvidence
  /** Of a `certified` that is not a hand-over's: the new session in the place of the old. */
  renewed?: { opened: Session; ended: Session }
  /** Of a `certified` that is: the session that handed it over, and has to last. */
  handedOverBy?: SessionRef
}

export interface FaceCheckStore extends FaceChecks {
  /** Safe to repeat: one that is there stays as it is. @returns the one that is there now */
  add(check: FaceCheck): Promise<FaceCheck>
  /** From `open`: another was drawn instead. */
  makeVoid(id: string): Promise<void>
  /**
   * Gives the check these frames, and no others: from `open`, or again with the same frames while nothing was decided.
   * @returns the check as it now is; undefined when it has others, was judged, or is void
   */
  takeUpload(id: string, upload: NonNullable<FaceCheck['upload']>): Promise<FaceCheck | undefined>
  /**
   * With `certified` the account is L3, and the hand-over, if it is one's, is certified too; or the recovery's face has
   * passed. False when it was judged meanwhile, or this person showed something else; when the account has moved into
   * another epoch, or its consent was withdrawn, be it given again since; when the recovery waits for no face; and, of a
   * `certified`, when the account is L3 already, or the session or the hand-over is over.
   */
  settle(check: FaceCheck, judgement: FaceJudgement): Promise<boolean>
  /** In other checks of this person, the newest few hundred of them. */
  seenBefore(personKey: string, butNot: FaceCheck['id']): Promise<SeenBefore>
}

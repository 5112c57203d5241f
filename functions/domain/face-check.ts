import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import type { AccountId } from './account.ts'
import type { Decided } from './face-verdict.ts'

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
  verdict?: Decided
}

/** For rooms that follow what became of a check. */
export interface FaceChecks {
  find(id: FaceCheck['id']): Promise<FaceCheck | undefined>
}

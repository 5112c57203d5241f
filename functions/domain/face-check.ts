import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import type { AccountId } from './account.ts'
import type { Decided } from './face-verdict.ts'

/** One session before the camera: what it is asked for, for whom, and what became of it (security.md, Face check). */
export type FaceCheck = AccountCheck | RecoveryCheck

/** Raises an account's level (R8). */
export interface AccountCheck extends DrawnCheck {
  purpose: 'certify'
  accountId: AccountId
  /** The account's, when it was drawn. */
  epoch: number
  /** `FaceHandOver.id`, on a phone it was handed over to. */
  handOverId?: string
}

/** R16: nobody has looked yet whether there is an account. */
export interface RecoveryCheck extends DrawnCheck {
  purpose: 'recover'
  recoveryId: string
  accountId?: undefined
  handOverId?: undefined
}

interface DrawnCheck {
  /** 128 random bits, base64url; also the challenge's nonce. */
  id: string
  /** Only the browser that drew it may answer. */
  browserTag: string
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

import type { GravePurpose } from '../../shared/contracts/holder-proof.ts'
import type { AccountId } from './account-id.ts'
import { accept, refuse } from './result.ts'
import { isSameSignIn, type Session, type SessionRef } from './session.ts'

/** Long enough to fill in a form, and to mend it. */
export const PROOF_LIFE_MS = 15 * 60_000

/** That whoever is signed in proved anew, by password and phone, that they are the holder. Good for one act. */
export interface HolderProof {
  id: string
  accountId: AccountId
  /** Only the sign-in that proved it may go on, under whichever of its identifiers. */
  session: SessionRef
  /** The account's epoch at that time: what has ended all sessions since has ended this too. */
  epoch: number
  purpose: GravePurpose
  /** `used` is written together with what the proof was used for. */
  state: 'open' | 'used'
  expiresAt: Date
}

export interface HolderProofStore {
  /** Safe to repeat: one that is there and has not expired stays as it is. */
  add(proof: HolderProof, now: Date): Promise<void>
  /** Also one that is used or has expired, for a while. */
  find(id: string): Promise<HolderProof | undefined>
}

interface Holder {
  session: Session
  now: Date
}

/** The proof as it may be used by this holder for this purpose, now; whose it is otherwise is told nobody. */
export function usableProof(proof: HolderProof | undefined, purpose: GravePurpose, { session, now }: Holder) {
  const isOwn =
    proof?.accountId === session.accountId &&
    proof.epoch === session.epoch &&
    isSameSignIn(session, proof.session)
  if (!isOwn || proof.purpose !== purpose || proof.state === 'used') return refuse('proof-unknown')
  return now >= proof.expiresAt ? refuse('proof-expired') : accept(proof)
}

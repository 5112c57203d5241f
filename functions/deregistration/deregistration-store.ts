import type { Account } from '../domain/account.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import type { HolderProof } from '../domain/holder-proof.ts'
import type { Notice } from '../domain/notice.ts'
import type { Confirmed, Deregistration } from './deregistration.ts'

/** By what the holder proved it: at the sign-in page, or signed in. */
export type Proof = { from: 'outside' } | { from: 'inside'; holderProof: HolderProof }

interface Leaving {
  account: Account
  event: AccountEvent
  notice: Notice
}

export interface DeregistrationStore {
  /** Safe to repeat: one that is there and has not expired stays as it is. */
  add(deregistration: Deregistration, now: Date): Promise<void>
  /** Also one that is confirmed or has expired, for a while. */
  find(id: string): Promise<Deregistration | undefined>
  /**
   * Puts the account on its way out, uses the proof up and adds the history line and the notice to the holder, all or
   * nothing. False when the proof was used before or the account is not as it was read.
   */
  confirm(deregistration: Confirmed, proof: Proof, leaving: Leaving): Promise<boolean>
}

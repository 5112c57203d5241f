import type { Account, AccountId } from '../domain/account.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import type { HolderProof } from '../domain/holder-proof.ts'
import type { Session } from '../domain/session.ts'

export interface PhoneChange {
  /** As it was read: with the phone that is bound until now. */
  account: Account
  /** E.164; proven by whoever is to have it. */
  phone: string
  proof: HolderProof
  event: AccountEvent
  renewal: { opened: Session; ended: Session }
}

/** What is to be told of a change, until it is. */
interface PhoneNotice {
  accountId: AccountId
  at: Date
  from: string
  to: string
}

export interface PhoneChangeStore {
  /**
   * The claims, the account in its next epoch, the new session in the old one's place, the history line, the proof used
   * and the notice still to give: all or nothing. False when a condition stood against it.
   */
  write(change: PhoneChange): Promise<boolean>
  /** What is still to be told of the change that this proof was used for. */
  untold(proofId: string): Promise<PhoneNotice | undefined>
  markTold(proofId: string): Promise<void>
}

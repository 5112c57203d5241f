import type { Account } from '../domain/account.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import type { HolderProof } from '../domain/holder-proof.ts'
import type { Notice } from '../domain/notice.ts'
import type { Session } from '../domain/session.ts'

export interface PhoneChange {
  /** As it was read: with the phone that is bound until now. */
  account: Account
  /** E.164; proven by whoever is to have it. */
  phone: string
  proof: HolderProof
  event: AccountEvent
  renewal: { opened: Session; ended: Session }
  notices: readonly Notice[]
}

export interface PhoneChangeStore {
  /**
   * The claims, the account in its next epoch, the new session in the old one's place, the history line, the proof used
   * and the notices to both phones: all or nothing. False when a condition stood against it.
   */
  write(change: PhoneChange): Promise<boolean>
}

import type { Account } from '../domain/account.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import type { HolderProof } from '../domain/holder-proof.ts'
import type { Session } from '../domain/session.ts'
import type { CorrectedAccount } from './corrected-account.ts'

export interface InformationCorrection extends CorrectedAccount {
  /** As it was read. */
  before: Account
  proof: HolderProof
  event: AccountEvent
  renewal: { opened: Session; ended: Session }
}

export interface InformationCorrectionStore {
  /**
   * The account in its next epoch, its claim on a document, the new session in the old one's place, the history line and
   * the proof used: all or nothing. False when a condition stood against it: another epoch, another level than was read,
   * a document that has an account.
   */
  write(correction: InformationCorrection): Promise<boolean>
}

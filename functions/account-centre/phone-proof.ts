import type { AccountEvent } from '../domain/account-event.ts'

export interface PhoneProof {
  /** The account's phone counts as proven from the event's moment; both are written or neither. */
  record(event: AccountEvent): Promise<void>
}

import type { AccountEvent } from '../domain/account-event.ts'
import type { Notice } from '../domain/notice.ts'
import type { PasswordReset } from './password-reset.ts'

export interface NewPassword {
  hash: string
  at: Date
  event: AccountEvent
  notice: Notice
}

export interface PasswordResetStore {
  /** Safe to repeat: one that is there and has not expired stays as it is. */
  add(reset: PasswordReset, now: Date): Promise<void>
  /** Also one that is done or has expired, for a while. */
  find(id: string): Promise<PasswordReset | undefined>
  /**
   * Sets the account's password, ends its sessions, adds the history line and the notice to the holder, and closes the
   * reset, all or nothing.
   * False when the reset is done already or the account has moved into another epoch.
   */
  complete(reset: PasswordReset, password: NewPassword): Promise<boolean>
}

import type { Account } from './account.ts'
import type { AccountEvent } from './account-event.ts'
import type { Notice } from './notice.ts'

/** R19: so long a deregistration can be undone. */
export const LEAVING_MS = 7 * 24 * 60 * 60_000

export type LeavingAccount = Account & { leavingAt: Date }

export const isLeaving = (account: Account): account is LeavingAccount => account.leavingAt !== undefined

/** From this very moment it is nobody's, erased or not: whoever finds it finds nobody. */
export const unlessOver = (account: Account | undefined, now: Date) =>
  account && isLeaving(account) && now >= account.leavingAt ? undefined : account

export interface LeavingStore {
  /** With the history line that tells of it and the notice to its holder, all or nothing. False when its time is over by then, or it was undone before. */
  undo(account: LeavingAccount, event: AccountEvent, notice: Notice): Promise<boolean>
}

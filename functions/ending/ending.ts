import type { AccountId } from '../domain/account.ts'
import type { LeavingAccount } from '../domain/leaving.ts'

const DAY = 24 * 60 * 60_000

/** Network logs are to be kept for six months at least, of which none has more days. */
export const LOG_KEPT_MS = 184 * DAY

/** An entry of the list of those who leave. */
export type Due = Pick<LeavingAccount, 'id' | 'leavingAt'>

export interface EndingStore {
  /** Those whose time was over at `now`, the earliest first. */
  due(now: Date): AsyncIterable<Due>
  /**
   * From here on there is no account, and no sign-in brings it back; what is left to erase is remembered until it is.
   * Nothing where its time is not over by `now`, or it has ended before.
   */
  end(due: Due, now: Date): Promise<void>
  /** What is under the account's name and elsewhere, but the log that must be kept. Safe to repeat. */
  erase(id: AccountId): Promise<void>
  /** Takes it from the list. */
  close(due: Due): Promise<void>
}

import type { AccountEvent } from '../domain/account-event.ts'
import type { Session } from '../domain/session.ts'

/** Sessions end together with the history line that tells of it, or not at all. */
export interface SessionEnding {
  /**
   * False when one of them was over already: then none of the others has been ended either.
   * @param sessions at most `ENDED_AT_ONCE`
   */
  end(sessions: readonly Session[], event: AccountEvent): Promise<boolean>
}

/** With the line one transaction's hundred items. */
export const ENDED_AT_ONCE = 99

/** Who signs in again and again meanwhile does not keep us here for ever. */
export const MOST_ROUNDS = 12

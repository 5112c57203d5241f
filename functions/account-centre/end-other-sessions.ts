import { eventId } from '../domain/account-event.ts'
import { newId } from '../domain/new-id.ts'
import { accept } from '../domain/result.ts'
import type { SessionStore } from '../domain/session.ts'
import { type Holder, otherSessions } from './other-sessions.ts'
import { ENDED_AT_ONCE, MOST_ROUNDS, type SessionEnding } from './session-ending.ts'

interface Ports {
  sessions: SessionStore
  endings: SessionEnding
}

/** All but the one in hand. Safe to repeat. */
export const endOtherSessions =
  ({ sessions, endings }: Ports) =>
  async (holder: Holder) => {
    let sessionsEnded = 0
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const others = (await otherSessions(sessions, holder)).slice(0, ENDED_AT_ONCE)
      if (others.length === 0) break
      // Where one of them ended by itself meanwhile, those that are left are looked up anew.
      if (await endings.end(others, othersEnded(holder))) sessionsEnded += others.length
    }
    return accept({ sessionsEnded })
  }

const othersEnded = ({ session, browser, now }: Holder) => ({
  id: eventId(now, newId()),
  accountId: session.accountId,
  type: 'other-sessions-ended' as const,
  at: now,
  where: browser.where,
})

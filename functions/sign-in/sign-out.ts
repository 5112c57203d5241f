import type { AccountEventStore } from '../domain/account-event.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { SessionStore } from '../domain/session.ts'
import { signedOutEvent } from '../domain/signed-out-event.ts'

interface Ports {
  sessions: SessionStore
  events: AccountEventStore
}

/** Safe to repeat, and when nobody is signed in. */
export const signOut =
  ({ sessions, events }: Ports) =>
  async ({ session, browser, now }: Visitor) => {
    if (!session) return
    const ended = await sessions.end(session.accountId, session, now)
    if (ended) await events.add(signedOutEvent(session, browser, now))
  }

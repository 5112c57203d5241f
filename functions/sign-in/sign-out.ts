import { type AccountEventStore, eventId } from '../domain/account-event.ts'
import { newId } from '../domain/new-id.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { SessionStore } from '../domain/session.ts'

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
    if (!ended) return
    await events.add({
      id: eventId(now, newId()),
      accountId: session.accountId,
      type: 'signed-out',
      at: now,
      where: browser.where,
    })
  }

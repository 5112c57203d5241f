import type { Surface } from '../../shared/contracts/surface.ts'
import type { AccountEventType } from '../../shared/vocabulary/account-event.ts'
import { type AccountEvent, type AccountEventStore, eventId } from './account-event.ts'
import type { Browser } from './browser.ts'
import { newId } from './new-id.ts'
import {
  type Method,
  type Session,
  type SessionHolder,
  type SessionStore,
  startSession,
  type StartedSession,
} from './session.ts'

/** Who stands at the door: a browser on one of the two faces, perhaps with somebody signed in. */
export interface Visitor {
  surface: Surface
  browser: Browser
  session: Session | undefined
  now: Date
}

interface Ports {
  sessions: SessionStore
  events: AccountEventStore
}

export interface Opening {
  account: SessionHolder
  methods: Method[]
  event: AccountEventType
}

/** Signs in: a new identifier each time, a line in the history, and what was open here before is ended. */
export const openSession =
  ({ sessions, events }: Ports) =>
  async ({ account, methods, event }: Opening, visitor: Visitor): Promise<StartedSession> => {
    const started = startSession({ account, methods, ...visitor })
    // The cookie leaves only when all of it is written: a session without its history line opens nothing.
    await Promise.all([
      sessions.add(started.session),
      events.add(eventOf(event, started.session)),
      endEarlier(sessions, visitor),
    ])
    return started
  }

/** The history line that tells how a session was opened. */
export const eventOf = (type: AccountEventType, session: Session): AccountEvent => ({
  id: eventId(session.startedAt, newId()),
  accountId: session.accountId,
  type,
  at: session.startedAt,
  where: session.where,
  session: { browserTag: session.browserTag, hash: session.hash },
})

export async function endEarlier(sessions: SessionStore, { session, now }: Visitor) {
  if (session) await sessions.end(session.accountId, session, now)
}

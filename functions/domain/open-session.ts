import type { Surface } from '../../shared/contracts/surface.ts'
import type { AccountEventType } from '../../shared/vocabulary/account-event.ts'
import { type AccountEvent, type AccountEventStore, eventId } from './account-event.ts'
import type { Browser } from './browser.ts'
import type { AccountId } from './account-id.ts'
import { newId } from './new-id.ts'
import {
  type Method,
  type Session,
  SESSION_MEMORY_MS,
  type SessionHolder,
  type SessionStore,
  startSession,
  type StartedSession,
} from './session.ts'
import { signedOutEvent } from './signed-out-event.ts'

/** Who stands at the door: a browser on one of the two faces, perhaps with somebody signed in. */
export interface Visitor {
  surface: Surface
  browser: Browser
  session: Session | undefined
  now: Date
  /** 256 bits that a repeat of the same request has again. */
  secret?: string
}

interface Ports {
  sessions: SessionStore
  events: AccountEventStore
}

export interface Opening {
  account: SessionHolder & { registeredAt: Date }
  methods: Method[]
  event: AccountEventType
  /** Of a browser that is new to the account, before the session is there: nobody comes in untold. */
  announce?: (session: Session) => Promise<void>
}

export interface OpenedSession extends StartedSession {
  /** The account was in use before, and never in this browser. */
  newBrowser: boolean
}

/** Signs in: a new identifier each time, a line in the history, and what was open here before is ended. */
export const openSession =
  (ports: Ports) =>
  async ({ account, methods, event, announce }: Opening, visitor: Visitor): Promise<OpenedSession> => {
    const { sessions, events } = ports
    const newBrowser = await isNewBrowser(sessions, account, visitor)
    const started = startSession({ ...visitor, account, methods })
    if (newBrowser) await announce?.(started.session)
    // The cookie leaves only when all of it is written: a session without its history line opens nothing.
    await Promise.all([
      sessions.add(started.session),
      events.add({ ...eventOf(event, started.session), ...(newBrowser && { newBrowser }) }),
      endEarlier(ports, visitor, account.id),
    ])
    return { ...started, newBrowser }
  }

/** The very first sign-in of an account is no news to anybody; one after all others are forgotten is. */
async function isNewBrowser(
  sessions: SessionStore,
  { id, registeredAt }: Opening['account'],
  { browser, now }: Visitor,
) {
  if (await sessions.knowsBrowser(id, browser.tag)) return false
  return (await sessions.hasAny(id)) || now.getTime() - registeredAt.getTime() >= SESSION_MEMORY_MS
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

/** What was open in this browser. The account that signs in now has its new line to tell so; any other gets one. */
export async function endEarlier({ sessions, events }: Ports, visitor: Visitor, next: AccountId) {
  const { session, browser, now } = visitor
  if (!session) return
  const ended = await sessions.end(session.accountId, session, now)
  if (ended && session.accountId !== next) await events.add(signedOutEvent(session, browser, now))
}

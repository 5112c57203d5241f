import type { Visitor } from '../domain/open-session.ts'
import { isSameSignIn, type Session, type SessionStore } from '../domain/session.ts'

/** The holder at work, with the session they hold in hand. */
export type Holder = Visitor & { session: Session }

export async function otherSessions(sessions: SessionStore, { session, now }: Holder) {
  const live = await sessions.live({ id: session.accountId, sessionEpoch: session.epoch }, now)
  return live.filter((each) => !isSameSignIn(each, session))
}

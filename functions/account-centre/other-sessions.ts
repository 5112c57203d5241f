import type { Visitor } from '../domain/open-session.ts'
import type { Session, SessionHolder, SessionStore } from '../domain/session.ts'

/** The holder at work, with the session they hold in hand. */
export type Holder = Visitor & { session: Session; account: SessionHolder }

export async function otherSessions(sessions: SessionStore, { account, session, now }: Holder) {
  const live = await sessions.live(account, now)
  return live.filter(({ hash }) => hash !== session.hash)
}

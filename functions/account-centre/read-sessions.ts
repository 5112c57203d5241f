import type * as contracts from '../../shared/contracts/account-centre.ts'
import type { OutputOf } from '../../shared/contracts/endpoint.ts'
import { accept } from '../domain/result.ts'
import type { Session, SessionStore } from '../domain/session.ts'
import { type Holder, otherSessions } from './other-sessions.ts'
import { sessionIdOf } from './session-id.ts'

type SessionShown = OutputOf<typeof contracts.readSessions>['sessions'][number]

/** Those of both faces; the one in hand first, then the latest seen. */
export const readSessions =
  ({ sessions }: { sessions: SessionStore }) =>
  async (holder: Holder) => {
    const others = await otherSessions(sessions, holder)
    others.sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime())
    const inHand = { ...show(holder.session), seenAt: holder.now.toISOString(), isThis: true }
    return accept({ sessions: [inHand, ...others.map(show)] })
  }

const show = (session: Session): SessionShown => ({
  id: sessionIdOf(session),
  surface: session.surface,
  where: session.where,
  startedAt: session.startedAt.toISOString(),
  seenAt: session.seenAt.toISOString(),
  isThis: false,
})

import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/account-centre.ts'
import { type AccountEvent, eventId } from '../domain/account-event.ts'
import { newId } from '../domain/new-id.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Session, SessionStore } from '../domain/session.ts'
import { type Holder, otherSessions } from './other-sessions.ts'
import { MOST_ROUNDS, type SessionEnding } from './session-ending.ts'
import { sessionIdOf } from './session-id.ts'

interface Ports {
  sessions: SessionStore
  endings: SessionEnding
}

type Request = InputOf<typeof contracts.endSession>

/** Safe to repeat: one that is over already, or is no session of this account, counts as ended. */
export const endSession =
  ({ sessions, endings }: Ports) =>
  async ({ sessionId }: Request, holder: Holder) => {
    if (sessionId === sessionIdOf(holder.session)) return refuse('session-in-hand')
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const others = await otherSessions(sessions, holder)
      const found = others.find((each) => sessionIdOf(each) === sessionId)
      // Where it was over first, it may have been renewed: then it goes on under another identifier.
      if (!found || (await endings.end([found], endedEvent(holder, found)))) break
    }
    return accept({})
  }

const endedEvent = ({ session, browser, now }: Holder, { where }: Session): AccountEvent => ({
  id: eventId(now, newId()),
  accountId: session.accountId,
  type: 'session-ended',
  at: now,
  where: browser.where,
  ended: where,
})

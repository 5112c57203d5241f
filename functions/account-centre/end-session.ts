import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/account-centre.ts'
import { eventId } from '../domain/account-event.ts'
import { newId } from '../domain/new-id.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SessionStore } from '../domain/session.ts'
import { type Holder, otherSessions } from './other-sessions.ts'
import type { SessionEnding } from './session-ending.ts'
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
    const { session, browser, now } = holder
    if (sessionId === sessionIdOf(session)) return refuse('session-in-hand')
    const others = await otherSessions(sessions, holder)
    const ended = others.find((each) => sessionIdOf(each) === sessionId)
    if (ended) {
      await endings.end([ended], {
        id: eventId(now, newId()),
        accountId: session.accountId,
        type: 'session-ended',
        at: now,
        where: browser.where,
        ended: ended.where,
      })
    }
    return accept({})
  }

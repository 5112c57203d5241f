import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/account-centre.ts'
import type { AccountEventStore } from '../domain/account-event.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Session, SessionRef, SessionStore } from '../domain/session.ts'
import { disowningId, isDisownable } from './disowning.ts'

interface Ports {
  sessions: SessionStore
  events: AccountEventStore
}

type Request = InputOf<typeof contracts.disownSignIn>

/** «This was not me.» Safe to repeat. */
export const disownSignIn =
  ({ sessions, events }: Ports) =>
  async ({ eventId, everywhere }: Request, { session, browser, now }: Visitor & { session: Session }) => {
    const { accountId } = session
    const signIn = await events.find(accountId, eventId)
    if (!signIn || !isDisownable(signIn, session, now)) return refuse('event-unknown')

    const end = (ref: SessionRef) => sessions.end(accountId, ref, now)
    const ended = [await end(signIn.session)]
    if (everywhere) {
      const others = (await sessions.live(accountId, now)).filter(({ hash }) => hash !== session.hash)
      ended.push(...(await Promise.all(others.map(end))))
    }
    await events.add({
      id: disowningId(signIn.id),
      accountId,
      type: 'sign-in-disowned',
      at: now,
      where: browser.where,
      about: signIn.id,
    })
    return accept({ sessionsEnded: ended.filter(Boolean).length })
  }

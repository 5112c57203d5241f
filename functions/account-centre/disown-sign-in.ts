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

/** «This was not me.» The browser is a stranger's then, unless the person holds it in hand. Safe to repeat. */
export const disownSignIn =
  ({ sessions, events }: Ports) =>
  async ({ eventId, everywhere }: Request, { session, browser, now }: Visitor & { session: Session }) => {
    const { accountId } = session
    const signIn = await events.find(accountId, eventId)
    if (!signIn || !isDisownable(signIn, session, now)) return refuse('event-unknown')

    const endAll = async (refs: SessionRef[]) =>
      (await Promise.all(refs.map((ref) => sessions.end(accountId, ref, now)))).filter(Boolean).length
    const { browserTag } = signIn.session
    const there =
      browserTag === session.browserTag
        ? await endAll([signIn.session])
        : await sessions.forgetBrowser(accountId, browserTag, now)
    const others = everywhere ? await sessions.live({ id: accountId, sessionEpoch: session.epoch }, now) : []
    const elsewhere = await endAll(others.filter(({ hash }) => hash !== session.hash))
    await events.add({
      id: disowningId(signIn.id),
      accountId,
      type: 'sign-in-disowned',
      at: now,
      where: browser.where,
      about: signIn.id,
    })
    return accept({ sessionsEnded: there + elsewhere })
  }

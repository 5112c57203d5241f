import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/account-centre.ts'
import type { AccountEventStore } from '../domain/account-event.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import { isSameSignIn, type Session, type SessionStore } from '../domain/session.ts'
import { disowningId, isDisownable } from './disowning.ts'
import { MOST_ROUNDS } from './session-ending.ts'

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

    const endAll = endUntilNone(sessions, session, now)
    const { session: opened } = signIn
    const there =
      opened.browserTag === session.browserTag
        ? await endAll((each) => isSameSignIn(each, opened))
        : await sessions.forgetBrowser(accountId, opened.browserTag, now)
    const elsewhere = everywhere ? await endAll((each) => !isSameSignIn(each, session)) : 0
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

/** One may get a new identifier while it is being ended: it is looked up anew until none of them lives. */
const endUntilNone =
  (sessions: SessionStore, { accountId: id, epoch: sessionEpoch }: Session, now: Date) =>
  async (which: (session: Session) => boolean) => {
    let count = 0
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const found = (await sessions.live({ id, sessionEpoch }, now)).filter(which)
      if (found.length === 0) break
      const ended = await Promise.all(found.map((each) => sessions.end(id, each, now)))
      count += ended.filter(Boolean).length
    }
    return count
  }

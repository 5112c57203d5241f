import type { AccountEventShown } from '../../shared/contracts/account-centre.ts'
import type { AccountEvent, AccountEventStore } from '../domain/account-event.ts'
import { isSameSignIn, type Session, type SessionStore } from '../domain/session.ts'
import { disowningId, isDisownable } from './disowning.ts'

export const HISTORY_PAGE = 20

interface Ports {
  events: AccountEventStore
  sessions: SessionStore
}

interface Request {
  session: Session
  after: string | undefined
  now: Date
}

export const readHistory =
  ({ events, sessions }: Ports) =>
  async ({ session, after, now }: Request) => {
    const [page, live] = await Promise.all([
      events.page(session.accountId, HISTORY_PAGE, after),
      sessions.live({ id: session.accountId, sessionEpoch: session.epoch }, now),
    ])
    const disowned = new Set(page.events.map(({ about }) => about))
    const [first] = page.events
    // The line that disowns the first event may have been the last of the page before.
    if (first && after === disowningId(first.id)) disowned.add(first.id)
    const shown = page.events.map((event) => ({
      ...show(event),
      stillSignedIn: live.some((each) => event.session && isSameSignIn(each, event.session)),
      canBeDisowned: isDisownable(event, session, now) && !disowned.has(event.id),
      disowned: disowned.has(event.id),
    }))
    return { events: shown, after: page.after ?? null }
  }

const show = ({ id, type, at, where, newBrowser, ended, ticket, changed, levelBefore }: AccountEvent) =>
  ({
    id,
    type,
    at: at.toISOString(),
    where: where ?? null,
    newBrowser: newBrowser ?? false,
    ended: ended ?? null,
    ...(ticket !== undefined && { ticket }),
    ...(changed && { changed: [...changed] }),
    ...(levelBefore && { levelBefore }),
  }) satisfies Partial<AccountEventShown>

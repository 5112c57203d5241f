import type { AccountEventShown } from '../../shared/contracts/account-centre.ts'
import type { AccountEvent, AccountEventStore } from '../domain/account-event.ts'
import { isLive, type Session, type SessionStore } from '../domain/session.ts'
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

export const readHistory = (ports: Ports) => async (request: Request) => {
  const { session, after, now } = request
  const page = await ports.events.page(session.accountId, HISTORY_PAGE, after)
  const disowned = new Set(page.events.map(({ about }) => about))
  const [first] = page.events
  // The line that disowns the first event may have been the last of the page before.
  if (first && after === disowningId(first.id)) disowned.add(first.id)
  const shown = page.events.map(async (event) => ({
    ...show(event),
    stillSignedIn: await isOpen(ports, event, request),
    canBeDisowned: isDisownable(event, session, now) && !disowned.has(event.id),
    disowned: disowned.has(event.id),
  }))
  return { events: await Promise.all(shown), after: page.after ?? null }
}

const show = ({ id, type, at, where, newBrowser, ended }: AccountEvent) =>
  ({
    id,
    type,
    at: at.toISOString(),
    where: where ?? null,
    newBrowser: newBrowser ?? false,
    ended: ended ?? null,
  }) satisfies Partial<AccountEventShown>

async function isOpen({ sessions }: Ports, event: AccountEvent, { session, now }: Request) {
  if (!event.session) return false
  const opened = await sessions.find(event.accountId, event.session, true)
  return opened !== undefined && opened.epoch === session.epoch && isLive(opened, now)
}

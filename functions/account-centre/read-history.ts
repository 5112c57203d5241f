import type { AccountEventShown } from '../../shared/contracts/account-centre.ts'
import type { AccountEvent, AccountEventStore } from '../domain/account-event.ts'
import type { Session } from '../domain/session.ts'
import { disowningId, isDisownable } from './disowning.ts'

export const HISTORY_PAGE = 20

interface Request {
  session: Session
  after: string | undefined
  now: Date
}

export const readHistory =
  ({ events }: { events: AccountEventStore }) =>
  async ({ session, after, now }: Request) => {
    const page = await events.page(session.accountId, HISTORY_PAGE, after)
    const disowned = new Set(page.events.map(({ about }) => about))
    const [first] = page.events
    // The line that disowns the first event may have been the last of the page before.
    if (first && after === disowningId(first.id)) disowned.add(first.id)
    const shown = page.events.map((event) =>
      show(event, disowned.has(event.id), isDisownable(event, session, now)),
    )
    return { events: shown, after: page.after ?? null }
  }

const show = (
  { id, type, at, where }: AccountEvent,
  disowned: boolean,
  isDisownable: boolean,
): AccountEventShown => ({
  id,
  type,
  at: at.toISOString(),
  where: where ?? null,
  canBeDisowned: isDisownable && !disowned,
  disowned,
})

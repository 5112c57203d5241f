import { type AccountEvent, eventId } from './account-event.ts'
import type { Browser } from './browser.ts'
import { newId } from './new-id.ts'
import type { Session } from './session.ts'

export const signedOutEvent = ({ accountId }: Session, { where }: Browser, now: Date): AccountEvent => ({
  id: eventId(now, newId()),
  accountId,
  type: 'signed-out',
  at: now,
  where,
})

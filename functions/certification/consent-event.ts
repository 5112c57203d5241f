import { type AccountEvent, eventId } from '../domain/account-event.ts'
import type { AccountId } from '../domain/account-id.ts'
import { newId } from '../domain/new-id.ts'
import type { Visitor } from '../domain/open-session.ts'

/** `where`: of the phone on which it was pressed, also where the check was handed over to it. */
export const consentEvent = (
  type: 'face-consent-given' | 'face-consent-withdrawn',
  accountId: AccountId,
  { browser, now }: Pick<Visitor, 'browser' | 'now'>,
): AccountEvent => ({ id: eventId(now, newId()), accountId, type, at: now, where: browser.where })

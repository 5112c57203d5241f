import { type AccountEvent, eventId } from '../domain/account-event.ts'
import type { DeclinedLogin } from './scan-login.ts'

/** Declining reports: the history keeps whose browser asked. Made of the login alone, so that a repeat adds nothing. */
export const declinedEvent = (login: DeclinedLogin): AccountEvent => ({
  id: eventId(login.declinedAt, login.ticket),
  accountId: login.scan.phone.accountId,
  type: login.because === 'person' ? 'scan-login-declined' : 'scan-login-wrong-number',
  at: login.declinedAt,
  where: login.desktop.where,
})

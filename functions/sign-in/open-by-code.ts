import type { Account, AccountStore, Consent } from '../domain/account.ts'
import type { AccountEventStore } from '../domain/account-event.ts'
import { showHolder } from '../domain/holder-view.ts'
import { openSession, type Visitor } from '../domain/open-session.ts'
import type { SessionStore } from '../domain/session.ts'
import { isPhoneStale } from '../domain/stale-phone.ts'
import { recordNewConsents } from './record-new-consents.ts'

export interface OpeningPorts {
  accounts: AccountStore
  sessions: SessionStore
  events: AccountEventStore
}

/** Signs into an account whose phone was just proven by an SMS code. */
export async function openByCode(ports: OpeningPorts, account: Account, agreed: Consent[], visitor: Visitor) {
  const [started] = await Promise.all([
    openSession(ports)({ account, methods: ['sms'], event: 'signed-in-by-code' }, visitor),
    recordNewConsents(ports)(account, agreed),
    // Recycled numbers: a code alone does not make a phone the holder's again that went unproven for long.
    !isPhoneStale(account, visitor.now) && ports.accounts.markPhoneVerified(account.id, visitor.now),
  ])
  return { started, holder: showHolder(account) }
}

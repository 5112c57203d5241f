import type { Account, Consent } from '../domain/account.ts'
import type { AccountEventStore } from '../domain/account-event.ts'
import { comeBack, type ComingBackPorts } from '../domain/come-back.ts'
import { showHolder } from '../domain/holder-view.ts'
import { openSession, type Visitor } from '../domain/open-session.ts'
import type { SessionStore } from '../domain/session.ts'
import { isPhoneStale } from '../domain/stale-phone.ts'
import { recordNewConsents } from './record-new-consents.ts'

export interface OpeningPorts extends ComingBackPorts {
  sessions: SessionStore
  events: AccountEventStore
}

/** Signs into an account whose phone was just proven by an SMS code; undefined when its time is over (R19). */
export async function openByCode(ports: OpeningPorts, found: Account, agreed: Consent[], visitor: Visitor) {
  const account = await comeBack(ports)(found, visitor)
  if (!account) return undefined
  const [started] = await Promise.all([
    openSession(ports)({ account, methods: ['sms'], event: 'signed-in-by-code' }, visitor),
    recordNewConsents(ports)(account, agreed),
    // Recycled numbers: a code alone does not make a phone the holder's again that went unproven for long.
    !isPhoneStale(account, visitor.now) && ports.accounts.markPhoneVerified(account.id, visitor.now),
  ])
  return { started, holder: showHolder(account) }
}

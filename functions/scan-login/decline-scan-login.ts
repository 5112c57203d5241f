import type { ScanTicket } from '../../shared/vocabulary/scan-login.ts'
import type { AccountEventStore } from '../domain/account-event.ts'
import { accept, refuse } from '../domain/result.ts'
import { declinedEvent } from './declined-event.ts'
import { whyNotDeclined } from './refused-steps.ts'
import type { Phone } from './scan-login.ts'
import type { ScanLoginStore } from './scan-login-store.ts'

interface Ports {
  scanLogins: ScanLoginStore
  events: AccountEventStore
}

export const declineScanLogin =
  ({ scanLogins, events }: Ports) =>
  async (ticket: ScanTicket, phone: Phone, now: Date) => {
    const { made, login } = await scanLogins.decline(ticket, phone, 'person', now)
    if (!login) return refuse('scan-login-unknown')
    const why = made ? 'repeated' : whyNotDeclined(login, phone)
    if (why !== 'repeated') return refuse(why)
    // A repeat writes it again: the first try may have ended between the two writes.
    if (login.state === 'declined') await events.add(declinedEvent(login))
    return accept({})
  }

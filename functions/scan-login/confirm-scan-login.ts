import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/scan-login.ts'
import type { ScanTicket } from '../../shared/vocabulary/scan-login.ts'
import type { AccountEventStore } from '../domain/account-event.ts'
import { accept, refuse } from '../domain/result.ts'
import { declinedEvent } from './declined-event.ts'
import { type Prover, proveFreshness, type ProvingPorts } from './prove-freshness.ts'
import { whyNotConfirmed } from './refused-steps.ts'
import type { Phone } from './scan-login.ts'
import type { ScanLoginStore } from './scan-login-store.ts'

interface Ports extends ProvingPorts {
  scanLogins: ScanLoginStore
  events: AccountEventStore
}

type Request = InputOf<typeof contracts.confirmScanLogin>

export const confirmScanLogin = (ports: Ports) => async (request: Request, holder: Prover) => {
  const { ticket, number, password } = request
  const { session, browser, now } = holder
  // The password comes before the number: a mistyped one must not end the login.
  const fresh = await proveFreshness(ports)(password, holder)
  if (!fresh.ok) return fresh

  const confirmation = {
    phone: { accountId: session.accountId, browserTag: browser.tag },
    number,
    fresh: fresh.value,
  }
  const { made, login } = await ports.scanLogins.confirm(ticket, confirmation, now)
  if (!login) return refuse('scan-login-unknown')
  const why = made ? 'repeated' : whyNotConfirmed(login, confirmation, now)
  if (why === 'repeated') return accept({ desktop: login.desktop.where })
  return refuse(why === 'wrong-number' ? await endByWrongNumber(ports, ticket, confirmation.phone, now) : why)
}

async function endByWrongNumber({ scanLogins, events }: Ports, ticket: ScanTicket, phone: Phone, now: Date) {
  const { login } = await scanLogins.decline(ticket, phone, 'wrong-number', now)
  if (login?.state !== 'declined' || login.because !== 'wrong-number') return 'scan-login-over'
  await events.add(declinedEvent(login))
  return 'wrong-number'
}

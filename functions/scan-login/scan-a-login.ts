import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/scan-login.ts'
import { maskName } from '../../shared/vocabulary/person-name.ts'
import type { Account } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Session, SessionStore } from '../domain/session.ts'
import type { Signer } from '../domain/signer.ts'
import { drawNumbers } from './confirmation-numbers.ts'
import { whyNotScanned } from './refused-steps.ts'
import { checkCode } from './scan-code.ts'
import { isFresh, type Scan, scanBy } from './scan-login.ts'
import type { ScanLoginStore } from './scan-login-store.ts'
import { checkReceipt } from './scan-receipt.ts'

interface Ports {
  scanLogins: ScanLoginStore
  sessions: SessionStore
  signer: Signer
}

type Seen = InputOf<typeof contracts.scanLogin>
type Holder = Visitor & { session: Session; account: Account }

const SYSTEM_NAME = '广东省建设行业统一身份认证平台'

export const scanALogin = (ports: Ports) => async (seen: Seen, holder: Holder) => {
  const { session, account, browser, now } = holder
  // A portal's session lives for hours by intent: it must not open the next one.
  if (session.surface !== 'app') return refuse('scan-login-unknown')
  const ticket = await ticketIn(ports.signer, seen, holder)
  if (!ticket.ok) return ticket

  const scan = scanOf(holder)
  const { made, login } = await ports.scanLogins.scan(ticket.value, scan, now)
  if (!login) return refuse('scan-login-unknown')
  const why = made ? 'repeated' : whyNotScanned(login, scan.phone, now)
  if (why !== 'repeated') return refuse(why)

  return accept({
    ticket: login.ticket,
    expiresInMs: login.expiresAt.getTime() - now.getTime(),
    systemName: SYSTEM_NAME,
    desktop: login.desktop.where,
    phone: browser.where,
    openedAt: login.openedAt.toISOString(),
    knownBrowser: await ports.sessions.knowsBrowser(account.id, login.desktop.browserTag),
    numbers: (scanBy(login, scan.phone) ?? scan).numbers,
    passwordNeeded: account.level === 'L3' && !isFresh(session.verifiedAt, now),
  })
}

const ticketIn = (signer: Signer, seen: Seen, { browser, now }: Holder) =>
  seen.by === 'code'
    ? checkCode(signer, seen.code, now)
    : checkReceipt(signer, seen.receipt, browser.tag, now)

const scanOf = ({ account, session, browser }: Holder): Scan => ({
  phone: { accountId: account.id, browserTag: browser.tag },
  maskedName: maskName(account.name),
  level: account.level,
  epoch: session.epoch,
  session: session.hash,
  ...drawNumbers(),
})

import type { AccountStore } from '../domain/account.ts'
import { type AccountEvent, type AccountEventStore, eventId } from '../domain/account-event.ts'
import { showHolder } from '../domain/holder-view.ts'
import { endEarlier, type Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import { isLive, type Session, type SessionStore, startSession } from '../domain/session.ts'
import { type PortalKey, sessionSecretOf } from './portal-cookie.ts'
import { findByPortalKey } from './find-by-portal-key.ts'
import { whyNotClaimed } from './refused-steps.ts'
import { type ConfirmedLogin, isLegal } from './scan-login.ts'
import type { ScanLoginStore } from './scan-login-store.ts'

interface Ports {
  scanLogins: ScanLoginStore
  accounts: AccountStore
  sessions: SessionStore
  events: AccountEventStore
}

/**
 * Exactly one claim succeeds. A portal whose answer got lost is refused as `scan-login-over` when it repeats:
 * it then asks who is signed in, and draws a fresh code if nobody is.
 */
export const claimScanLogin = (ports: Ports) => async (key: PortalKey | undefined, visitor: Visitor) => {
  const { scanLogins, accounts, sessions, events } = ports
  const login = await findByPortalKey(scanLogins, key, 'consistently')
  // The person was told of this browser and no other.
  const isThisBrowser = visitor.surface === 'portal' && login?.desktop.browserTag === visitor.browser.tag
  if (!key || !login || !isThisBrowser) return refuse('scan-login-unknown')
  if (login.state !== 'confirmed' || !isLegal('claim', login, visitor.now)) {
    return refuse(whyNotClaimed(login, visitor.now))
  }
  const { accountId } = login.scan.phone
  const [account, knowsBrowser, isScannerSignedIn] = await Promise.all([
    accounts.find(accountId),
    sessions.knowsBrowser(accountId, visitor.browser.tag),
    isScannerLive(sessions, login, visitor.now),
  ])
  // A password reset since the scan ends what the scanning session began, and so does its own end.
  if (account?.sessionEpoch !== login.scan.epoch || !isScannerSignedIn) return refuse('scan-login-over')

  const secret = sessionSecretOf(login.seed, key)
  const started = startSession({ ...visitor, account, methods: ['scan'], secret })
  // History first: a crash in between tells of a sign-in that was none, and never hides one that was.
  await events.add(signedInEvent(login, started.session, knowsBrowser))
  if (!(await scanLogins.claim(login.ticket, started.session, visitor.now))) return refuse('scan-login-over')
  await endEarlier(ports, visitor, accountId)
  return accept({ started, holder: showHolder(account) })
}

/** A moment stale at worst, against the login's two minutes: the units of a whole login are counted. */
async function isScannerLive(sessions: SessionStore, { scan }: ConfirmedLogin, now: Date) {
  const { phone, session: hash } = scan
  if (hash === undefined) return true
  const scanner = await sessions.find(phone.accountId, { browserTag: phone.browserTag, hash }, false)
  return scanner !== undefined && isLive(scanner, now)
}

/** Made of the login alone, so that a repeat adds nothing. */
const signedInEvent = (
  login: ConfirmedLogin,
  { accountId, browserTag, hash, where }: Session,
  knowsBrowser: boolean,
): AccountEvent => ({
  id: eventId(login.confirmedAt, login.ticket),
  accountId,
  type: 'signed-in-by-scan',
  at: login.confirmedAt,
  where,
  session: { browserTag, hash },
  ...(!knowsBrowser && { newBrowser: true }),
})

import { createHmac, randomBytes } from 'node:crypto'
import type { ScanTicket } from '../../shared/vocabulary/scan-login.ts'
import type { KeyRing } from '../adapters/crypto/key-ring.ts'
import { signer } from '../adapters/crypto/signer.ts'
import { aBrowser, later, noon } from '../adapters/people.fixture.ts'
import type { AccountId } from '../domain/account.ts'
import { newId } from '../domain/new-id.ts'
import { startSession } from '../domain/session.ts'
import { newSecret, portalKey } from './portal-cookie.ts'
import {
  type Phone,
  type Scan,
  type ScanLogin,
  scanLoginTimes,
  type State,
  type WaitingLogin,
} from './scan-login.ts'
import type { ScanLoginStore } from './scan-login-store.ts'

export const states = ['waiting', 'scanned', 'confirmed', 'claimed', 'declined', 'cancelled'] as const

/** Signs as a deployment with a key ring of its own. */
export function aSigner() {
  const root = randomBytes(32)
  const ring: KeyRing = {
    versions: async () => [1],
    key: async (_version, purpose) => createHmac('sha256', root).update(purpose).digest(),
    learnsMore: async () => false,
  }
  return signer(ring)
}

export const aPhone = (differs: Partial<Phone> = {}): Phone => ({
  accountId: newId() as AccountId,
  browserTag: newId(),
  ...differs,
})

export const aScan = (phone: Phone, differs: Partial<Scan> = {}): Scan => ({
  phone,
  maskedName: '李**',
  level: 'L1',
  epoch: 0,
  numbers: ['27', '81', '46'],
  number: '81',
  ...differs,
})

export function aWaitingLogin(openedAt = noon) {
  const key = portalKey(newId() as ScanTicket, newSecret())
  const browser = aBrowser({
    where: { browser: 'Edge', system: 'Windows 11', place: '广东 深圳', network: '203.0.113.*' },
  })
  const login: WaitingLogin = {
    state: 'waiting',
    ticket: key.ticket,
    secretHash: key.secretHash,
    seed: newSecret(),
    desktop: { browserTag: browser.tag, where: browser.where },
    openedAt,
    expiresAt: later(openedAt, scanLoginTimes.life),
  }
  return { login, key, browser }
}

/** A login in that state, as if read; for rules that touch no store. */
export function aLoginIn(state: State, phone: Phone, scan = aScan(phone)): ScanLogin {
  const { login } = aWaitingLogin()
  switch (state) {
    case 'waiting':
      return login
    case 'confirmed':
    case 'claimed':
      return { ...login, state, scan, confirmedAt: noon }
    case 'declined':
      return { ...login, state, scan, because: 'person', declinedAt: noon }
    default:
      return { ...login, state, scan }
  }
}

/** Brings a new login into that state through the store itself. */
export async function bringTo(state: State, scanLogins: ScanLoginStore, phone: Phone, scan = aScan(phone)) {
  const { login, key, browser } = aWaitingLogin()
  const { ticket } = login
  const session = () => aPortalSession(phone.accountId, browser)
  const right = { phone, number: scan.number, fresh: true }
  const ways: Record<State, (() => Promise<unknown>)[]> = {
    waiting: [],
    scanned: [() => scanLogins.scan(ticket, scan, noon)],
    confirmed: [() => scanLogins.scan(ticket, scan, noon), () => scanLogins.confirm(ticket, right, noon)],
    claimed: [
      () => scanLogins.scan(ticket, scan, noon),
      () => scanLogins.confirm(ticket, right, noon),
      () => scanLogins.claim(ticket, session(), noon),
    ],
    declined: [
      () => scanLogins.scan(ticket, scan, noon),
      () => scanLogins.decline(ticket, phone, 'person', noon),
    ],
    cancelled: [() => scanLogins.cancel(ticket, login.secretHash, noon)],
  }
  await scanLogins.add(login)
  for (const step of ways[state]) await step()
  return { ticket, key, login, browser }
}

export const aPortalSession = (accountId: AccountId, browser = aBrowser(), now = noon) =>
  startSession({
    account: { id: accountId, sessionEpoch: 0 },
    surface: 'portal',
    browser,
    methods: ['scan'],
    now,
  }).session

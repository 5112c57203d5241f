import type { Whereabouts } from '../../shared/contracts/scan-login.ts'
import type { TrustLevel } from '../../shared/vocabulary/trust-level.ts'
import type { ScanTicket } from '../../shared/vocabulary/scan-login.ts'
import type { AccountId } from '../domain/account.ts'

/** protocols.md, Scan login; milliseconds. */
export const scanLoginTimes = {
  life: 120_000,
  slot: 10_000,
  pollWhileWaiting: 3000,
  pollOnceScanned: 1000,
  /** An L3 account confirms within this long of its last verification, or verifies again. */
  freshFor: 5 * 60_000,
} as const

/** The phone that scanned: only this account in this browser may go on. */
export interface Phone {
  accountId: AccountId
  browserTag: string
}

/** What the scan settled. */
export interface Scan {
  phone: Phone
  maskedName: string
  level: TrustLevel
  /** Of the session that scanned. */
  epoch: number
  /** The hash of that session: when it ends before the claim, the login ends with it. */
  session?: string
  /** What the phone offers; `number` among them is what the portal shows. */
  numbers: string[]
  number: string
}

interface Opened {
  ticket: ScanTicket
  /** SHA-256 of the secret in the portal's cookie, base64url. */
  secretHash: string
  /** The half of the session's secret that never leaves the server. */
  seed: string
  desktop: { browserTag: string; where: Whereabouts }
  openedAt: Date
  expiresAt: Date
}

export type WaitingLogin = Opened & { state: 'waiting' }
export type ScannedLogin = Opened & { state: 'scanned'; scan: Scan }
export type ConfirmedLogin = Opened & { state: 'confirmed'; scan: Scan; confirmedAt: Date }
type ClaimedLogin = Opened & { state: 'claimed'; scan: Scan; confirmedAt: Date }
export type DeclinedLogin = Opened & {
  state: 'declined'
  scan: Scan
  because: DeclineReason
  declinedAt: Date
}
export type CancelledLogin = Opened & { state: 'cancelled'; scan?: Scan }

export type DeclineReason = 'person' | 'wrong-number'
export type ScanLogin =
  WaitingLogin | ScannedLogin | ConfirmedLogin | ClaimedLogin | DeclinedLogin | CancelledLogin
export type State = ScanLogin['state']

interface Step {
  from: readonly State[]
  to: State
  /** Not once the login's time is over. */
  inTime: boolean
}

/** Every change there is; the store's conditions are made of these lines. */
export const steps = {
  scan: { from: ['waiting'], to: 'scanned', inTime: true },
  confirm: { from: ['scanned'], to: 'confirmed', inTime: true },
  // A decline is a report: it is heard even when time ran out over reading.
  decline: { from: ['scanned'], to: 'declined', inTime: false },
  // From `confirmed` too: a wrong number sent beside the right one ends the login all the same.
  miss: { from: ['scanned', 'confirmed'], to: 'declined', inTime: true },
  cancel: { from: ['waiting', 'scanned', 'confirmed'], to: 'cancelled', inTime: true },
  claim: { from: ['confirmed'], to: 'claimed', inTime: true },
} as const satisfies Record<string, Step>
export type StepName = keyof typeof steps

const ENDED: readonly State[] = ['claimed', 'declined', 'cancelled']

/** Expiry is no write: time alone makes it, for whatever has not ended. */
export function stateAt(login: ScanLogin, now: Date): State | 'expired' {
  return now >= login.expiresAt && !ENDED.includes(login.state) ? 'expired' : login.state
}

export function isLegal(step: StepName, login: ScanLogin, now: Date): boolean {
  const { from, inTime }: Step = steps[step]
  return from.includes(login.state) && !(inTime && now >= login.expiresAt)
}

/** The scan, if it was this phone's. */
export function scanBy(login: ScanLogin, { accountId, browserTag }: Phone): Scan | undefined {
  const scan = login.state === 'waiting' ? undefined : login.scan
  return scan?.phone.accountId === accountId && scan.phone.browserTag === browserTag ? scan : undefined
}

export const isFresh = (verifiedAt: Date, now: Date) =>
  now.getTime() - verifiedAt.getTime() <= scanLoginTimes.freshFor

import { type Phone, scanBy, type ScanLogin, stateAt } from './scan-login.ts'

/**
 * Why a step was not made, told from the login as it stood at that moment.
 * `repeated`: it had been made before by the same hand, whose answer got lost.
 */
export function whyNotScanned(login: ScanLogin, phone: Phone, now: Date) {
  const state = stateAt(login, now)
  if (state === 'expired') return 'scan-login-expired'
  if (state !== 'scanned') return 'scan-login-over'
  return scanBy(login, phone) ? 'repeated' : 'scan-login-taken'
}

export interface Confirmation {
  phone: Phone
  number: string
  /** The person was verified within the last minutes. */
  fresh: boolean
}

export function whyNotConfirmed(login: ScanLogin, { phone, number }: Confirmation, now: Date) {
  const scan = scanBy(login, phone)
  if (!scan) return 'scan-login-unknown'
  const isRight = number === scan.number
  const state = stateAt(login, now)
  if (state === 'expired') return 'scan-login-expired'
  if (login.state === 'claimed') return isRight ? 'repeated' : 'scan-login-over'
  if (login.state === 'cancelled') return 'scan-login-over'
  if (login.state === 'declined') {
    return login.because === 'wrong-number' && !isRight ? 'wrong-number' : 'scan-login-over'
  }
  if (!isRight) return 'wrong-number'
  return login.state === 'confirmed' ? 'repeated' : 'password-needed'
}

export function whyNotDeclined(login: ScanLogin, phone: Phone) {
  if (!scanBy(login, phone)) return 'scan-login-unknown'
  return login.state === 'declined' && login.because === 'person' ? 'repeated' : 'scan-login-over'
}

export function whyNotCancelled(login: ScanLogin, secretHash: string) {
  if (login.secretHash !== secretHash) return 'scan-login-unknown'
  return login.state === 'cancelled' ? 'repeated' : 'scan-login-over'
}

export function whyNotClaimed(login: ScanLogin, now: Date) {
  return stateAt(login, now) === 'expired' ? 'scan-login-expired' : 'scan-login-over'
}

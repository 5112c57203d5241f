import type { Account } from '../domain/account.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import type { Browser } from '../domain/browser.ts'
import { tryPassword } from '../domain/password-tries.ts'
import type { Passwords } from '../domain/passwords.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Session, SessionStore } from '../domain/session.ts'
import { isFresh } from './scan-login.ts'

export interface ProvingPorts {
  sessions: SessionStore
  attempts: AttemptLog
  passwords: Passwords
  personalData: PersonalData
}

export interface Prover {
  session: Session
  account: Account
  browser: Browser
  now: Date
}

/** Whether the person was verified within the last minutes, or proves it now by the password. */
export const proveFreshness =
  (ports: ProvingPorts) =>
  async (password: string | undefined, { session, account, browser, now }: Prover) => {
    if (isFresh(session.verifiedAt, now)) return accept(true)
    if (password === undefined) return accept(false)
    const tried = await tryPassword(ports)({
      who: account.id,
      passwordHash: account.passwordHash,
      password,
      browser,
      knowsBrowser: true,
      now,
    })
    if (tried.outcome === 'right') {
      await ports.sessions.markVerified(session, now)
      return accept(true)
    }
    if (tried.outcome === 'wrong') return refuse('password-wrong')
    return refuse('too-many-tries', { retryAfterSeconds: tried.retryAfterSeconds })
  }

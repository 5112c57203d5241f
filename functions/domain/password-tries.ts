import { type AttemptLog, growingDelay, within } from './attempts.ts'
import type { Browser } from './browser.ts'
import { networkOf } from './network.ts'
import type { Passwords } from './passwords.ts'
import type { PersonalData } from './personal-data.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** security.md, Wrong passwords: five tries, then 1, 2, 4… minutes between two, never more than 15. */
const perAccount = growingDelay({ free: 5, withinMs: DAY, firstMs: MINUTE, longestMs: 15 * MINUTE })
/** Leaves room for an office behind one address; browsers that an account knows are not counted here. */
const perAddress = within({ most: 60, withinMs: 15 * MINUTE })

interface Ports {
  attempts: AttemptLog
  passwords: Passwords
  personalData: PersonalData
}

export interface PasswordTry {
  /** The account, or what stands for one that is not there; counted under this name. */
  who: string
  passwordHash: string | undefined
  password: string
  browser: Browser
  /** The account has signed in from this browser before: counted apart, so that no outsider slows its holder. */
  knowsBrowser: boolean
  now: Date
}

export type PasswordTryOutcome =
  { outcome: 'right' } | { outcome: 'wrong' } | { outcome: 'too-many-tries'; retryAfterSeconds: number }

/** Verifies within the limits. Does the same work, and counts the same, whether or not the account is there. */
export const tryPassword =
  ({ attempts, passwords, personalData }: Ports) =>
  async ({
    who,
    passwordHash,
    password,
    browser,
    knowsBrowser,
    now,
  }: PasswordTry): Promise<PasswordTryOutcome> => {
    if (!knowsBrowser) {
      const network = await personalData.blindIndex('address', networkOf(browser.address))
      const from = await attempts.record(`password-from:${network}`, now, perAddress)
      if (!from.allowed) return { outcome: 'too-many-tries', retryAfterSeconds: from.retryAfterSeconds }
    }
    const key = knowsBrowser ? fromBrowser(who, browser) : fromStrangers(who)
    const attempt = await attempts.record(key, now, perAccount)
    if (!attempt.allowed) return { outcome: 'too-many-tries', retryAfterSeconds: attempt.retryAfterSeconds }

    if (!(await passwords.verify(passwordHash, password))) return { outcome: 'wrong' }
    await attempts.clear(key)
    return { outcome: 'right' }
  }

const fromBrowser = (who: string, { tag }: Browser) => `password:${who}:${tag}`
const fromStrangers = (who: string) => `password:${who}:unknown-browsers`

/** After a new password: its holder signs in at once, whatever was guessed at the old one. */
export const forgetPasswordTries =
  ({ attempts }: Pick<Ports, 'attempts'>) =>
  async (who: string, browser: Browser) => {
    await Promise.all([attempts.clear(fromBrowser(who, browser)), attempts.clear(fromStrangers(who))])
  }

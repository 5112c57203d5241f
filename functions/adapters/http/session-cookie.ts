import type { Surface } from '../../../shared/contracts/surface.ts'
import type { Account, AccountStore } from '../../domain/account.ts'
import type { Browser } from '../../domain/browser.ts'
import {
  isLive,
  readSessionCookie,
  SEEN_EVERY_MS,
  type Session,
  sessionLimits,
  type SessionStore,
} from '../../domain/session.ts'
import type { CookieJar } from './cookies.ts'

interface Question {
  jar: CookieJar
  surface: Surface
  browser: Browser
  now: Date
  sessions: SessionStore
  accounts: AccountStore
  /** Reading a page may be a moment stale; a change may not. */
  consistent: boolean
}

export interface SignedIn {
  session: Session
  account: Account
}

export async function recogniseSession(question: Question): Promise<SignedIn | undefined> {
  const { jar, surface, browser, now, sessions, accounts, consistent } = question
  const text = jar.read(surface)
  const place = text === undefined ? undefined : readSessionCookie(text, browser.tag)
  if (!text || !place) return undefined
  const [session, seen] = await Promise.all([
    sessions.find(place.accountId, place.ref, consistent),
    accounts.find(place.accountId, 'eventually'),
  ])
  if (session?.surface !== surface || !isLive(session, now)) return undefined
  // What disagrees may only be stale: the person may have registered, or set a new password, a moment ago.
  const account = seen?.sessionEpoch === session.epoch ? seen : await accounts.find(place.accountId)
  if (account?.sessionEpoch !== session.epoch) return undefined
  if (now.getTime() - session.seenAt.getTime() >= SEEN_EVERY_MS) {
    await sessions.markSeen(session, now)
    keepSession(jar, surface, text)
  }
  return { session, account }
}

/** The portal's goes with the browser; the app's lives as long as it may idle. */
export function keepSession(jar: CookieJar, surface: Surface, cookie: string) {
  const { idle, absolute } = sessionLimits[surface]
  jar.set(surface, cookie, absolute === undefined ? idle / 1000 : undefined)
}

export const forgetSession = (jar: CookieJar, surface: Surface) => {
  jar.remove(surface)
}

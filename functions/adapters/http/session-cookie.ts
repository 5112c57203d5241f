import type { Surface } from '../../../shared/contracts/surface.ts'
import type { Account, AccountStore } from '../../domain/account.ts'
import type { Browser } from '../../domain/browser.ts'
import { isLeaving } from '../../domain/leaving.ts'
import {
  isLive,
  readSessionCookie,
  SEEN_EVERY_MS,
  type Session,
  sessionLimits,
  type SessionStore,
} from '../../domain/session.ts'
import type { CookieJar } from './cookies.ts'

interface Stores {
  sessions: SessionStore
  accounts: AccountStore
}

interface Circumstances {
  surface: Surface
  browser: Browser
  now: Date
  /** Reading a page may be a moment stale; a change may not. */
  consistent: boolean
}

interface SignedIn {
  session: Session
  account: Account
}

/** Who is signed in by the cookie that came; keeps it going. */
export async function recogniseSession(stores: Stores, jar: CookieJar, circumstances: Circumstances) {
  const { surface, now } = circumstances
  const cookie = jar.read(surface)
  const live = cookie === undefined ? undefined : await findLive(stores, cookie, circumstances)
  if (!cookie || !live) return undefined
  if (now.getTime() - live.session.seenAt.getTime() >= SEEN_EVERY_MS) {
    await stores.sessions.markSeen(live.session, now)
    keepSession(jar, surface, cookie)
  }
  return live
}

export async function findLive(
  { sessions, accounts }: Stores,
  cookie: string,
  { surface, browser, now, consistent }: Circumstances,
): Promise<SignedIn | undefined> {
  const place = readSessionCookie(cookie, browser.tag)
  if (!place) return undefined
  const [session, seen] = await Promise.all([
    sessions.find(place.accountId, place.ref, consistent),
    accounts.find(place.accountId, 'eventually'),
  ])
  if (session?.surface !== surface || !isLive(session, now)) return undefined
  // What disagrees may only be stale: the person may have registered, or set a new password, a moment ago.
  const account = seen?.sessionEpoch === session.epoch ? seen : await accounts.find(place.accountId)
  // Who deregisters is signed in nowhere (R19).
  return account?.sessionEpoch === session.epoch && !isLeaving(account) ? { session, account } : undefined
}

/** The portal's goes with the browser; the app's lives as long as it may idle. */
export function keepSession(jar: CookieJar, surface: Surface, cookie: string) {
  const { idle, absolute } = sessionLimits[surface]
  jar.set(surface, cookie, absolute === undefined ? idle / 1000 : undefined)
}

export const forgetSession = (jar: CookieJar, surface: Surface) => {
  jar.remove(surface)
}

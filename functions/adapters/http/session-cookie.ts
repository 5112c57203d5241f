import type { Surface } from '../../../shared/contracts/surface.ts'
import type { Browser } from '../../domain/browser.ts'
import {
  isLive,
  readSessionCookie,
  SEEN_EVERY_MS,
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
  /** Reading a page may be a moment stale; a change may not. */
  consistent: boolean
}

export async function recogniseSession({ jar, surface, browser, now, sessions, consistent }: Question) {
  const text = jar.read(surface)
  const place = text === undefined ? undefined : readSessionCookie(text, browser.tag)
  if (!text || !place) return undefined
  const session = await sessions.find(place.accountId, place.ref, consistent)
  if (session?.surface !== surface || !isLive(session, now)) return undefined
  if (now.getTime() - session.seenAt.getTime() >= SEEN_EVERY_MS) {
    await sessions.markSeen(session, now)
    keepSession(jar, surface, text)
  }
  return session
}

/** The portal's goes with the browser; the app's lives as long as it may idle. */
export function keepSession(jar: CookieJar, surface: Surface, cookie: string) {
  const { idle, absolute } = sessionLimits[surface]
  jar.set(surface, cookie, absolute === undefined ? idle / 1000 : undefined)
}

export const forgetSession = (jar: CookieJar, surface: Surface) => {
  jar.remove(surface)
}

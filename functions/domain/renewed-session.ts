import type { AccountId } from './account-id.ts'
import type { Visitor } from './open-session.ts'
import {
  hashSecret,
  isLive,
  type Method,
  type Session,
  type SessionStore,
  type StartedSession,
  startSession,
  writeSessionCookie,
} from './session.ts'

type Someone = Pick<Visitor, 'browser' | 'now' | 'secret'>

/**
 * The same sign-in under a new identifier, for it may do more from here on (security.md, Secrets and sessions): to be
 * written in the place of the old one, all or nothing. It lives no longer than the old one would have.
 * @param proof by which the person has just proved presence in this very browser, if they have
 */
export function renewedSession(
  session: Session,
  proof: Method | undefined,
  visitor: Someone,
): StartedSession {
  const { accountId: id, epoch, surface, where, startedAt, verifiedAt, hash, earlier = [] } = session
  const methods = [...new Set([...session.methods, ...(proof ? [proof] : [])])]
  const started = startSession({ ...visitor, account: { id, sessionEpoch: epoch }, surface, methods })
  const kept = { where, startedAt, earlier: [...earlier, hash], ...(!proof && { verifiedAt }) }
  return { ...started, session: { ...started.session, ...kept } }
}

/** The session that this very request opened when it came before, while it lives: its cookie got lost with the answer. */
export const findRenewed =
  ({ sessions }: { sessions: SessionStore }) =>
  async (accountId: AccountId, { browser, now, secret }: Someone): Promise<StartedSession | undefined> => {
    if (secret === undefined) return undefined
    const ref = { browserTag: browser.tag, hash: hashSecret(secret) }
    const session = await sessions.find(accountId, ref, true)
    return session && isLive(session, now)
      ? { session, cookie: writeSessionCookie(accountId, secret) }
      : undefined
  }

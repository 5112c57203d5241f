import type { Session, SessionStore } from '../domain/session.ts'
import type { ClaimedRecovery } from './recovery-store.ts'

/**
 * A device that came after the recovery began may be whoever recovers: it can stop, and not hurry. One that came just
 * before may be as well, with the password that they have: the wait is spared where the holder has had as long to see
 * that sign-in, and to say that it was not theirs.
 */
export async function canConfirm(
  { sessions }: { sessions: SessionStore },
  { accountId, browserTag, startedAt }: Session,
  recovery: ClaimedRecovery,
): Promise<boolean> {
  if (startedAt >= recovery.startedAt || browserTag === recovery.browserTag) return false
  const knownBy = recovery.startedAt.getTime() - recovery.account.waitMs
  const here = await sessions.inBrowser(accountId, browserTag)
  return here.some((session) => session.startedAt.getTime() <= knownBy)
}

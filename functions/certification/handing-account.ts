import type { AccountStore } from '../domain/account.ts'
import { isLive, type SessionStore } from '../domain/session.ts'
import type { FaceHandOver } from './face-hand-over.ts'

interface Ports {
  accounts: AccountStore
  sessions: SessionStore
}

/** Whose check was handed over, for as long as the session that did so lasts. */
export async function handingAccount({ accounts, sessions }: Ports, handOver: FaceHandOver, now: Date) {
  const { accountId, epoch, openedBy } = handOver
  const [account, opener] = await Promise.all([
    accounts.find(accountId),
    sessions.find(accountId, openedBy, true),
  ])
  return account?.sessionEpoch === epoch && opener && isLive(opener, now) ? account : undefined
}

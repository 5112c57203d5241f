import type { AccountStore } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept } from '../domain/result.ts'
import type { Session } from '../domain/session.ts'
import { underWay } from './look-at-recovery.ts'
import { findCurrent } from './own-recovery.ts'
import type { ClaimedRecovery, RecoveryStore } from './recovery-store.ts'

interface Ports {
  accounts: AccountStore
  recoveries: RecoveryStore
}

/** A device that came after the recovery began may be whoever recovers: it can stop, and not hurry. */
export const canConfirm = (
  { browserTag, startedAt }: Pick<Session, 'browserTag' | 'startedAt'>,
  recovery: ClaimedRecovery,
) => startedAt < recovery.startedAt && browserTag !== recovery.browserTag

/** What every device that is signed in sees: one read while there is none. */
export const readOwnRecovery =
  (ports: Ports) =>
  async ({ session, now }: Pick<Visitor, 'now'> & { session: Session }) => {
    const recovery = await findCurrent(ports, session.accountId, now)
    if (!recovery) return accept({ recovery: null })
    const shown = { recoveryId: recovery.id, ...underWay(recovery, now) }
    return accept({ recovery: { ...shown, canConfirm: canConfirm(session, recovery) } })
  }

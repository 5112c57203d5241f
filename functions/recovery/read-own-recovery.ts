import type { AccountStore } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept } from '../domain/result.ts'
import type { Session, SessionStore } from '../domain/session.ts'
import { canConfirm } from './can-confirm.ts'
import { underWay } from './look-at-recovery.ts'
import { findCurrent } from './own-recovery.ts'
import type { RecoveryStore } from './recovery-store.ts'

interface Ports {
  accounts: AccountStore
  sessions: SessionStore
  recoveries: RecoveryStore
}

/** What every device that is signed in sees: one read while there is none. */
export const readOwnRecovery =
  (ports: Ports) =>
  async ({ session, now }: Pick<Visitor, 'now'> & { session: Session }) => {
    const recovery = await findCurrent(ports, session.accountId, now)
    if (!recovery) return accept({ recovery: null })
    const shown = { recoveryId: recovery.id, ...underWay(recovery, now) }
    return accept({ recovery: { ...shown, canConfirm: await canConfirm(ports, session, recovery) } })
  }

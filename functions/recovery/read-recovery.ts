import type { AccountStore } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept } from '../domain/result.ts'
import { findOwnRecovery } from './own-recovery.ts'
import type { RecoveryStore } from './recovery-store.ts'
import { showRecovery } from './show-recovery.ts'

/** After a reload, or a while. */
export const readRecovery =
  (ports: { recoveries: RecoveryStore; accounts: AccountStore }) =>
  async ({ recoveryId }: { recoveryId: string }, someone: Pick<Visitor, 'browser' | 'now'>) => {
    const found = await findOwnRecovery(ports, recoveryId, someone)
    return found.ok ? accept(await showRecovery(ports)(found.value, someone.now)) : found
  }

import type { RecoveryShown } from '../../shared/contracts/recovery.ts'
import type { AccountStore } from '../domain/account.ts'
import { maskE164 } from '../domain/holder-view.ts'
import type { Recovery } from '../domain/recovery.ts'
import { dueAt } from './due-at.ts'
import { isOvertaken, isUnderWay } from './own-recovery.ts'
import { HOUR_MS } from './recovery-limits.ts'
import type { RecoveryStore } from './recovery-store.ts'

interface Ports {
  recoveries: RecoveryStore
  accounts: AccountStore
}

/** As the browser that began it sees it. */
export const showRecovery =
  (ports: Ports) =>
  async (recovery: Recovery, now: Date): Promise<RecoveryShown> => {
    const { state, expiresAt } = recovery
    const accountKind = recovery.claim.kind
    const expiresInSeconds = Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1000))
    if (state === 'done') return { state, accountKind, maskedPhone: maskE164(recovery.phone) }
    if (state === 'stopped') return { state, accountKind, because: 'holder' }
    if (!isUnderWay(recovery))
      return { state: state === 'open' ? 'face-needed' : 'face-passed', accountKind, expiresInSeconds }
    if (await isOvertaken(ports, recovery, now))
      return { state: 'stopped', accountKind, because: 'overtaken' }
    const due = dueAt(recovery)
    const effectiveAt = due.toISOString()
    if (state === 'claimed')
      return {
        ...{ state: 'password-needed', accountKind, expiresInSeconds },
        effectiveAt: now < due ? effectiveAt : null,
      }
    if (now >= due) return { state: 'due', accountKind }
    const { waitMs, toldAt } = recovery.account
    const waitHours = waitMs / HOUR_MS
    return { state: 'waiting', accountKind, effectiveAt, waitHours, isHolderTold: toldAt !== undefined }
  }

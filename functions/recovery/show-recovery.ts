import type { RecoveryShown } from '../../shared/contracts/recovery.ts'
import type { AccountStore } from '../domain/account.ts'
import { maskE164 } from '../domain/holder-view.ts'
import type { Recovery } from '../domain/recovery.ts'
import { isOvertaken, isUnderWay } from './own-recovery.ts'
import type { RecoveryStore } from './recovery-store.ts'

interface Ports {
  recoveries: RecoveryStore
  accounts: AccountStore
}

/** As the browser that began it sees it. */
export const showRecovery =
  (ports: Ports) =>
  async (recovery: Recovery, now: Date): Promise<RecoveryShown> => {
    const { state, effectiveAt, expiresAt } = recovery
    const accountKind = recovery.claim.kind
    const expiresInSeconds = Math.max(0, Math.floor((expiresAt.getTime() - now.getTime()) / 1000))
    if (state === 'done') return { state, accountKind, maskedPhone: maskE164(recovery.phone) }
    if (state === 'stopped') return { state, accountKind, because: 'holder' }
    if (!isUnderWay(recovery) || effectiveAt === undefined)
      return { state: state === 'open' ? 'face-needed' : 'face-passed', accountKind, expiresInSeconds }
    if (await isOvertaken(ports, recovery, now))
      return { state: 'stopped', accountKind, because: 'overtaken' }
    const waits = now < effectiveAt ? effectiveAt.toISOString() : null
    if (state === 'claimed')
      return { state: 'password-needed', accountKind, expiresInSeconds, effectiveAt: waits }
    return waits === null
      ? { state: 'due', accountKind }
      : { state: 'waiting', accountKind, effectiveAt: waits }
  }

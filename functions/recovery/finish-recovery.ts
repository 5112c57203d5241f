import type { Visitor } from '../domain/open-session.ts'
import { accept } from '../domain/result.ts'
import { dueAt } from './due-at.ts'
import { findOwnRecovery, isOvertaken, isUnderWay } from './own-recovery.ts'
import { showRecovery } from './show-recovery.ts'
import { type EffectPorts, followUp, takeEffect } from './take-effect.ts'

/** After the cooling-off, by the browser that began it. Before it, nothing happens. Safe to repeat. */
export const finishRecovery =
  (ports: EffectPorts) =>
  async ({ recoveryId }: { recoveryId: string }, someone: Pick<Visitor, 'browser' | 'now'>) => {
    const found = await findOwnRecovery(ports, recoveryId, someone)
    if (!found.ok) return found
    const recovery = found.value
    if (recovery.state === 'done') return followUp(ports)(recoveryId, someone)
    const { passwordHash } = recovery
    const isDue = isUnderWay(recovery) && passwordHash !== undefined && someone.now >= dueAt(recovery)
    return isDue && !(await isOvertaken(ports, recovery, someone.now))
      ? takeEffect(ports)(recovery, passwordHash, someone)
      : accept(await showRecovery(ports)(recovery, someone.now))
  }

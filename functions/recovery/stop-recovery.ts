import type { AccountStore } from '../domain/account.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import { withinADaysFaceFailures } from '../domain/face-failures.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { type Recovery, recoveryFailuresOf } from '../domain/recovery.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Session } from '../domain/session.ts'
import { isExpired, isUnderWay } from './own-recovery.ts'
import { recoveryEvent } from './recovery-event.ts'
import { STOP_COUNTS_AS_FAILURES } from './recovery-limits.ts'
import type { RecoveryStore } from './recovery-store.ts'
import { stopLinkIdOf } from './stop-link.ts'

interface Ports {
  accounts: AccountStore
  attempts: AttemptLog
  personalData: PersonalData
  recoveries: RecoveryStore
}
type Someone = Pick<Visitor, 'browser' | 'now'>

/** From the link in the message: whoever has the phone need not sign in. */
export const stopRecoveryByLink =
  (ports: Ports) =>
  async ({ token }: { token: string }, someone: Someone) => {
    const id = await ports.recoveries.findByLink(stopLinkIdOf(token))
    const recovery = id === undefined ? undefined : await ports.recoveries.find(id)
    return recovery ? stop(ports, recovery, someone) : refuse('link-unknown')
  }

/** From any device that is signed in. */
export const stopRecovery =
  (ports: Ports) =>
  async ({ recoveryId }: { recoveryId: string }, holder: Someone & { session: Session }) => {
    const recovery = await ports.recoveries.find(recoveryId)
    return recovery?.account?.id === holder.session.accountId
      ? stop(ports, recovery, holder)
      : refuse('recovery-unknown')
  }

/** Safe to repeat. Whoever tries that face again has to wait. */
async function stop(ports: Ports, recovery: Recovery, someone: Someone) {
  if (isUnderWay(recovery) && !isExpired(recovery, someone.now)) {
    await pauseFaces(ports, recovery, someone.now)
    await ports.recoveries.stop(
      recovery,
      recoveryEvent('recovery-stopped', recovery, recovery.account, someone),
    )
  }
  // Told from how it now is: it may have taken effect at this very moment, or been overtaken, which is as good.
  const after = await ports.recoveries.find(recovery.id)
  return accept({ outcome: after?.state === 'done' ? ('too-late' as const) : ('stopped' as const) })
}

/** Before it is stopped: a crash in between leaves a pause too many, and not one too few. */
async function pauseFaces({ attempts, personalData }: Ports, recovery: Recovery, now: Date) {
  const { ofPerson } = await recoveryFailuresOf(personalData, recovery)
  for (let count = 0; count < STOP_COUNTS_AS_FAILURES; count += 1)
    await attempts.record(ofPerson, now, withinADaysFaceFailures)
}

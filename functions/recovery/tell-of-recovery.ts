import { writeStopLink } from '../../shared/contracts/recovery-link.ts'
import type { Signer } from '../domain/signer.ts'
import type { Recovery } from '../domain/recovery.ts'
import { tellHolder, type TellingPorts } from '../domain/tell-holder.ts'
import type { RecoveryStore } from './recovery-store.ts'
import { isUnderWay } from './own-recovery.ts'
import { stopTokenOf } from './stop-link.ts'

export interface TellPorts extends TellingPorts {
  recoveries: RecoveryStore
  signer: Signer
  publicOrigin: string
}

/**
 * The old phone hears of it at once, with the link that stops it; again at the next step where it could not.
 * @returns the recovery as it is then: the wait is counted from the message
 */
export const tellOfRecovery =
  (ports: TellPorts) =>
  async (recovery: Recovery, now: Date): Promise<Recovery> => {
    if (!isUnderWay(recovery) || recovery.account.toldAt) return recovery
    const { id, where, account } = recovery
    const link = writeStopLink(ports.publicOrigin, await stopTokenOf(ports.signer, id))
    const message = { kind: 'recovery-begun', at: account.claimedAt, where, link } as const
    if (!(await tellHolder(ports)(account, message, now))) return recovery
    await ports.recoveries.markTold(id, now)
    return { ...recovery, account: { ...account, toldAt: now } }
  }

/** And that it has taken effect: the old phone is the account's no more. */
export const tellRecovered =
  (ports: TellPorts) =>
  async ({ id, account }: Recovery, now: Date) => {
    if (!account || account.toldDone) return
    const told = await tellHolder(ports)(account, { kind: 'account-recovered', at: now }, now)
    if (told) await ports.recoveries.markToldDone(id)
  }

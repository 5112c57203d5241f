import { writeStopLink } from '../../shared/contracts/recovery-link.ts'
import type { Signer } from '../domain/signer.ts'
import { tellHolder, type TellingPorts } from '../domain/tell-holder.ts'
import type { ClaimedRecovery, RecoveryStore } from './recovery-store.ts'
import { stopTokenOf } from './stop-link.ts'

export interface TellPorts extends TellingPorts {
  recoveries: RecoveryStore
  signer: Signer
  publicOrigin: string
}

/** The old phone hears of it at once, with the link that stops it; again at the next step where it could not. */
export const tellOfRecovery =
  (ports: TellPorts) =>
  async ({ id, where, account }: ClaimedRecovery, now: Date) => {
    if (account.told) return
    const link = writeStopLink(ports.publicOrigin, await stopTokenOf(ports.signer, id))
    const message = { kind: 'recovery-begun', at: account.claimedAt, where, link } as const
    if (await tellHolder(ports)(account, message, now)) await ports.recoveries.markTold(id, 'told')
  }

/** And that it has taken effect: the old phone is the account's no more. */
export const tellRecovered =
  (ports: TellPorts) =>
  async ({ id, account }: ClaimedRecovery, now: Date) => {
    if (account.toldDone) return
    const told = await tellHolder(ports)(account, { kind: 'account-recovered', at: now }, now)
    if (told) await ports.recoveries.markTold(id, 'toldDone')
  }

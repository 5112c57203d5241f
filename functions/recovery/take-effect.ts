import type { AccountStore } from '../domain/account.ts'
import { undoneEvent } from '../domain/come-back.ts'
import { isLeaving } from '../domain/leaving.ts'
import type { Visitor } from '../domain/open-session.ts'
import { forgetPasswordTries } from '../domain/password-tries.ts'
import { accept, refuse } from '../domain/result.ts'
import { tellHolder } from '../domain/tell-holder.ts'
import { findOwnRecovery } from './own-recovery.ts'
import { recoveryEvent } from './recovery-event.ts'
import type { ClaimedRecovery } from './recovery-store.ts'
import { showRecovery } from './show-recovery.ts'
import { tellOfRecovery, tellRecovered, type TellPorts } from './tell-of-recovery.ts'

export interface EffectPorts extends TellPorts {
  accounts: AccountStore
}
type Someone = Pick<Visitor, 'browser' | 'now'>

/** Its time has come: one transaction changes the account. Where that may not be, the recovery says what it came to. */
export const takeEffect =
  (ports: EffectPorts) => async (recovery: ClaimedRecovery, passwordHash: string, someone: Someone) => {
    const { accounts, recoveries } = ports
    const account = await accounts.find(recovery.account.id)
    const event = recoveryEvent('account-recovered', recovery, recovery.account, someone)
    // As a sign-in does: a deregistration that was asked for before is undone (R19).
    const undone = account && isLeaving(account) && undoneEvent(account, someone)
    const effect = account && { account, passwordHash, event, ...(undone && { undone }) }
    const isDone = effect && (await recoveries.takeEffect(recovery, effect))
    if (!isDone && (await isPhoneTaken(ports, recovery, someone.now))) return refuse('phone-already-bound')
    if (isDone && undone)
      await tellHolder(ports)(account, { kind: 'deregistration-undone', at: someone.now }, someone.now)
    return followUp(ports)(recovery.id, someone)
  }

/** What comes after the transaction, each safe to repeat; and how the recovery stands. */
export const followUp = (ports: EffectPorts) => async (recoveryId: string, someone: Someone) => {
  const found = await findOwnRecovery(ports, recoveryId, someone)
  if (!found.ok) return found
  const recovery = await tellOfRecovery(ports)(found.value, someone.now)
  if (recovery.state === 'done' && recovery.account) {
    await forgetPasswordTries(ports)(recovery.account.id, someone.browser)
    await tellRecovered(ports)(recovery, someone.now)
  }
  return accept(await showRecovery(ports)(recovery, someone.now))
}

async function isPhoneTaken(
  { accounts }: EffectPorts,
  { phone, claim, account }: ClaimedRecovery,
  now: Date,
) {
  const holder = await accounts.findByPhone(phone, claim.kind, now)
  return holder !== undefined && holder !== account.id
}

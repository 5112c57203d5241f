import type { Account, AccountStore } from '../domain/account.ts'
import { comingBackOf } from '../domain/come-back.ts'
import { isLeaving } from '../domain/leaving.ts'
import { noticeOf } from '../domain/notice.ts'
import type { Visitor } from '../domain/open-session.ts'
import { forgetPasswordTries } from '../domain/password-tries.ts'
import { accept, refuse } from '../domain/result.ts'
import { tellHolder, type TellingPorts } from '../domain/tell-holder.ts'
import { findOwnRecovery } from './own-recovery.ts'
import { recoveryEvent } from './recovery-event.ts'
import type { ClaimedRecovery, Effect, RecoveryStore } from './recovery-store.ts'
import { showRecovery } from './show-recovery.ts'

export interface EffectPorts extends TellingPorts {
  accounts: AccountStore
  recoveries: RecoveryStore
}
type Someone = Pick<Visitor, 'browser' | 'now'>

/** Its time has come: one transaction changes the account. Where that may not be, the recovery says what it came to. */
export const takeEffect =
  (ports: EffectPorts) => async (recovery: ClaimedRecovery, passwordHash: string, someone: Someone) => {
    const account = await ports.accounts.find(recovery.account.id)
    const effect = account && { passwordHash, ...effectOn(account, recovery, someone) }
    const isDone = effect && (await ports.recoveries.takeEffect(recovery, effect))
    if (!isDone && (await isPhoneTaken(ports, recovery, someone.now))) return refuse('phone-already-bound')
    // The old phone: it is the account's no more.
    if (isDone) for (const notice of effect.notices) await tellHolder(ports)(notice, someone.now)
    return followUp(ports)(recovery.id, someone)
  }

function effectOn(
  account: Account,
  recovery: ClaimedRecovery,
  someone: Someone,
): Omit<Effect, 'passwordHash'> {
  const { phone } = recovery.account
  const event = recoveryEvent('account-recovered', recovery, account, someone)
  const recovered = noticeOf(event, phone, { kind: 'account-recovered', at: someone.now })
  // As a sign-in does: a deregistration that was asked for before is undone (R19).
  const back = isLeaving(account) ? comingBackOf(account, someone) : undefined
  return {
    account,
    event,
    ...(back && { undone: back.event }),
    notices: [...(back ? [back.notice] : []), recovered],
  }
}

/** What comes after the transaction, each safe to repeat; and how the recovery stands. */
export const followUp = (ports: EffectPorts) => async (recoveryId: string, someone: Someone) => {
  const found = await findOwnRecovery(ports, recoveryId, someone)
  if (!found.ok) return found
  const { state, account } = found.value
  if (state === 'done' && account) await forgetPasswordTries(ports)(account.id, someone.browser)
  return accept(await showRecovery(ports)(found.value, someone.now))
}

async function isPhoneTaken(
  { accounts }: EffectPorts,
  { phone, claim, account }: ClaimedRecovery,
  now: Date,
) {
  const holder = await accounts.findByPhone(phone, claim.kind, now)
  return holder !== undefined && holder !== account.id
}

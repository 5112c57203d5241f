import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/recovery.ts'
import { checkNewPassword } from '../domain/new-password.ts'
import type { Visitor } from '../domain/open-session.ts'
import { tryPassword } from '../domain/password-tries.ts'
import type { Passwords } from '../domain/passwords.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Recovery } from '../domain/recovery.ts'
import { dueAt } from './due-at.ts'
import { findOwnRecovery, isOvertaken, isUnderWay } from './own-recovery.ts'
import type { ClaimedRecovery } from './recovery-store.ts'
import { showRecovery } from './show-recovery.ts'
import { type EffectPorts, followUp, takeEffect } from './take-effect.ts'

interface Ports extends EffectPorts {
  passwords: Passwords
  personalData: PersonalData
}
type Request = InputOf<typeof contracts.completeRecovery>
type Someone = Pick<Visitor, 'browser' | 'now'>

/** The password that was chosen takes effect at once, or waits. Safe to repeat with the same. */
export const completeRecovery = (ports: Ports) => async (request: Request, someone: Someone) => {
  const found = await findOwnRecovery(ports, request.recoveryId, someone)
  if (!found.ok) return found
  const recovery = found.value
  if (recovery.passwordHash !== undefined) return again(ports, recovery, request.password, someone)
  if (!isUnderWay(recovery) || (await isOvertaken(ports, recovery, someone.now)))
    return accept(await showRecovery(ports)(recovery, someone.now))

  const account = await ports.accounts.find(recovery.account.id)
  if (!account) return refuse('no-such-account')
  const password = checkNewPassword(request.password, { ...account, phone: recovery.phone })
  if (!password.ok) return password
  const chosen = await choose(ports, recovery, await ports.passwords.hash(password.value), someone)
  if (!chosen.ok) return chosen
  // Twice at once with two passwords: the first counts.
  const after = await findOwnRecovery(ports, recovery.id, someone)
  return after.ok && after.value.passwordHash !== undefined
    ? again(ports, after.value, password.value, someone)
    : chosen
}

async function choose(ports: Ports, recovery: ClaimedRecovery, hash: string, someone: Someone) {
  if (someone.now >= dueAt(recovery)) return takeEffect(ports)(recovery, hash, someone)
  await ports.recoveries.wait(recovery, hash)
  return followUp(ports)(recovery.id, someone)
}

/** The same person presses again after a lost answer. Limited as any try is. */
async function again(ports: Ports, { id, passwordHash }: Recovery, password: string, someone: Someone) {
  const { browser, now } = someone
  const tried = await tryPassword(ports)({
    who: id,
    passwordHash,
    password,
    browser,
    knowsBrowser: true,
    now,
  })
  return tried.outcome === 'right' ? followUp(ports)(id, someone) : refuse('recovery-unknown')
}

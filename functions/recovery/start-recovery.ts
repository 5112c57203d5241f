import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/recovery.ts'
import type { AccountId, AccountStore } from '../domain/account.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import type { Browser } from '../domain/browser.ts'
import { codeRefusal } from '../domain/code-refusal.ts'
import { networkOf } from '../domain/network.ts'
import { newId } from '../domain/new-id.ts'
import type { OneTimeCodeStore } from '../domain/one-time-code.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { Recovery, RecoveryClaim } from '../domain/recovery.ts'
import { accept, refuse } from '../domain/result.ts'
import { isClaimed } from './is-claimed.ts'
import { readClaim, readUnitClaim } from './read-claim.ts'
import { RECOVERY_LIFE_MS, recoveryLimits } from './recovery-limits.ts'
import type { RecoveryStore } from './recovery-store.ts'

interface Ports {
  accounts: AccountStore
  codes: OneTimeCodeStore
  attempts: AttemptLog
  recoveries: RecoveryStore
  personalData: PersonalData
}
type Someone = Pick<Visitor, 'browser' | 'now'>
interface Form {
  claim: RecoveryClaim
  phone: string
  code: string
}

export const startRecovery =
  (ports: Ports) => async (request: InputOf<typeof contracts.startRecovery>, someone: Someone) => {
    const read = readClaim(request, someone.now)
    return read.ok ? begin(ports, { ...read.value, code: request.code }, someone) : read
  }

export const startUnitRecovery =
  (ports: Ports) => async (request: InputOf<typeof contracts.startUnitRecovery>, someone: Someone) => {
    const read = readUnitClaim(request, someone.now)
    return read.ok ? begin(ports, { ...read.value, code: request.code }, someone) : read
  }

/** Of the account that is claimed nothing is looked up, so that nothing can tell whether there is one. */
async function begin(ports: Ports, { claim, phone, code }: Form, { browser, now }: Someone) {
  const { codes, recoveries, personalData } = ports
  // The same form with the same code is the same recovery: who presses again after a lost answer gets it.
  const form = JSON.stringify([browser.tag, claim, phone, code])
  const id = (await personalData.blindIndex('recovery', form)).slice(0, 22)

  const binding = { phone, purpose: 'recover', browserTag: browser.tag } as const
  const check = await codes.check(binding, code, now)
  if (check.outcome === 'expired') {
    const begun = await recoveries.find(id)
    if (begun && now < begun.expiresAt) return accept(shown(begun, now))
  }
  const notRight = codeRefusal(check)
  if (notRight) return notRight
  const counted = await countStart(ports, phone, browser, now)
  if (!counted.allowed) return refuse('too-many-tries', { retryAfterSeconds: counted.retryAfterSeconds })
  // R5 is told to whom it proved the phone, as a registration tells it.
  if (await isBoundToAnother(ports, phone, claim, now)) return refuse('phone-already-bound')

  const recovery: Recovery = {
    id,
    browserTag: browser.tag,
    where: browser.where,
    claim,
    phone,
    startedAt: now,
    expiresAt: new Date(now.getTime() + RECOVERY_LIFE_MS),
    state: 'open',
  }
  await recoveries.add(recovery, now)
  return accept(shown(recovery, now))
}

/** The phone first: one that is refused shall not use up what an office may ask for. */
async function countStart({ attempts, personalData }: Ports, phone: string, browser: Browser, now: Date) {
  const [number, network] = await Promise.all([
    personalData.blindIndex('phone', phone),
    personalData.blindIndex('address', networkOf(browser.address)),
  ])
  const byPhone = await attempts.record(`recovery-by:${number}`, now, recoveryLimits.perPhone)
  if (!byPhone.allowed) return byPhone
  return attempts.record(`recovery-from:${network}`, now, recoveryLimits.perAddress)
}

/** Whoever keeps their phone recovers with it; the same reads for a phone that is nobody's. */
async function isBoundToAnother({ accounts }: Ports, phone: string, claim: RecoveryClaim, now: Date) {
  const id = await accounts.findByPhone(phone, claim.kind, now)
  const holder = await accounts.find(id ?? (newId() as AccountId))
  return holder !== undefined && !isClaimed(holder, claim)
}

const shown = ({ id, expiresAt }: Recovery, now: Date) => ({
  recoveryId: id,
  expiresInSeconds: Math.floor((expiresAt.getTime() - now.getTime()) / 1000),
})

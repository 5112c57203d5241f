import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/deregistration.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import type { Account, AccountStore } from '../domain/account.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import { codeRefusal } from '../domain/code-refusal.ts'
import { findCandidates } from '../domain/find-candidates.ts'
import { showHolder } from '../domain/holder-view.ts'
import { isLeaving } from '../domain/leaving.ts'
import { networkOf } from '../domain/network.ts'
import type { OneTimeCodeStore } from '../domain/one-time-code.ts'
import type { Visitor } from '../domain/open-session.ts'
import { tryPassword } from '../domain/password-tries.ts'
import type { Passwords } from '../domain/passwords.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SessionStore } from '../domain/session.ts'
import { type Deregistration, DEREGISTRATION_LIFE_MS, deregistrationLimits } from './deregistration.ts'
import type { DeregistrationStore } from './deregistration-store.ts'

interface Ports {
  accounts: AccountStore
  sessions: SessionStore
  codes: OneTimeCodeStore
  attempts: AttemptLog
  passwords: Passwords
  personalData: PersonalData
  deregistrations: DeregistrationStore
}

type Request = InputOf<typeof contracts.startDeregistration>
type Someone = Pick<Visitor, 'browser' | 'now'>

/** R19. Nothing is looked up before the code was right, and then the same for every number (no oracle). */
export const startDeregistration = (ports: Ports) => async (request: Request, someone: Someone) => {
  const { accounts, codes, deregistrations, personalData } = ports
  const { browser, now } = someone
  const parsed = parsePhoneNumber(request.phone)
  if (!parsed.ok) return refuse('phone-not-valid')
  const phone = parsed.value.e164

  // The same form with the same code is the same deregistration: who presses again after a lost answer gets it.
  const { documentNumber, password, code } = request
  const form = JSON.stringify([browser.tag, documentNumber, password, phone, code])
  const id = (await personalData.blindIndex('deregistration', form)).slice(0, 22)

  const check = await codes.check({ phone, purpose: 'leave', browserTag: browser.tag }, code, now)
  if (check.outcome === 'expired') {
    const begun = await deregistrations.find(id)
    const account = begun && now < begun.expiresAt ? await accounts.find(begun.accountId) : undefined
    if (begun && account) return accept(shown(account, begun, now))
  }
  const notRight = codeRefusal(check)
  if (notRight) return notRight

  const counted = await countStart(ports, phone, someone)
  if (!counted.allowed) return refuse('too-many-tries', { retryAfterSeconds: counted.retryAfterSeconds })
  const proof = await proveHolder(ports, { documentNumber, password, phone }, someone)
  if (!proof.ok) return proof

  const deregistration = begin(id, proof.value, someone)
  await deregistrations.add(deregistration, now)
  return accept(shown(proof.value, deregistration, now))
}

/** The phone first: one that is refused shall not use up what an office may ask for. */
async function countStart({ attempts, personalData }: Ports, phone: string, { browser, now }: Someone) {
  const [number, network] = await Promise.all([
    personalData.blindIndex('phone', phone),
    personalData.blindIndex('address', networkOf(browser.address)),
  ])
  const byPhone = await attempts.record(`deregistration-by:${number}`, now, deregistrationLimits.perPhone)
  if (!byPhone.allowed) return byPhone
  return attempts.record(`deregistration-from:${network}`, now, deregistrationLimits.perAddress)
}

type Claim = Pick<Request, 'documentNumber' | 'password' | 'phone'>

async function proveHolder(
  ports: Ports,
  { documentNumber, password, phone }: Claim,
  { browser, now }: Someone,
) {
  const waits: number[] = []
  for (const { who, id, account } of await findCandidates(ports)(documentNumber, now)) {
    const knowsBrowser = await ports.sessions.knowsBrowser(id, browser.tag)
    // To whoever holds another phone no password is right: a right one would show in what is counted.
    const passwordHash = account?.phone === phone ? account.passwordHash : undefined
    const tried = await tryPassword(ports)({ who, passwordHash, password, browser, knowsBrowser, now })
    if (tried.outcome === 'right' && account) return accept(account)
    if (tried.outcome === 'too-many-tries') waits.push(tried.retryAfterSeconds)
  }
  const [retryAfterSeconds] = waits
  return retryAfterSeconds === undefined
    ? refuse('not-proven')
    : refuse('too-many-tries', { retryAfterSeconds })
}

const begin = (id: string, account: Account, { browser, now }: Someone): Deregistration => ({
  id,
  browserTag: browser.tag,
  accountId: account.id,
  epoch: account.sessionEpoch,
  expiresAt: new Date(now.getTime() + DEREGISTRATION_LIFE_MS),
})

function shown(account: Account, { id, expiresAt }: Deregistration, now: Date) {
  const holder = showHolder(account)
  if (isLeaving(account))
    return { state: 'leaving' as const, holder, endsAt: account.leavingAt.toISOString() }
  const expiresInSeconds = Math.floor((expiresAt.getTime() - now.getTime()) / 1000)
  return { state: 'proven' as const, holder, proofId: id, expiresInSeconds }
}

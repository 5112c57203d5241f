import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/password-reset.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import type { Account, AccountStore } from '../domain/account.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import type { Browser } from '../domain/browser.ts'
import { codeRefusal } from '../domain/code-refusal.ts'
import { findCandidates } from '../domain/find-candidates.ts'
import { networkOf } from '../domain/network.ts'
import type { OneTimeCodeStore } from '../domain/one-time-code.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Session, SessionStore } from '../domain/session.ts'
import { isPhoneStale, provesMoreThanPhone } from '../domain/stale-phone.ts'
import { type PasswordReset, RESET_LIFE_MS, resetLimits } from './password-reset.ts'
import type { PasswordResetStore } from './password-reset-store.ts'

interface Ports {
  accounts: AccountStore
  sessions: SessionStore
  codes: OneTimeCodeStore
  attempts: AttemptLog
  resets: PasswordResetStore
  personalData: PersonalData
}

type Request = InputOf<typeof contracts.startPasswordReset>

/** R18. Nothing is looked up before the code was right, and then the same for every number (no oracle). */
export const startPasswordReset =
  (ports: Ports) =>
  async (request: Request, { browser, now }: Pick<Visitor, 'browser' | 'now'>) => {
    const { codes, resets, personalData } = ports
    const parsed = parsePhoneNumber(request.phone)
    if (!parsed.ok) return refuse('phone-not-valid')
    const phone = parsed.value.e164

    // The same form with the same code is the same reset: who presses again after a lost answer gets it.
    const form = JSON.stringify([browser.tag, request.documentNumber, phone, request.code])
    const id = (await personalData.blindIndex('password-reset', form)).slice(0, 22)

    const binding = { phone, purpose: 'reset-password', browserTag: browser.tag } as const
    const check = await codes.check(binding, request.code, now)
    if (check.outcome === 'expired') {
      const begun = await resets.find(id)
      if (begun?.state === 'open' && now < begun.expiresAt) return accept(shown(begun, now))
    }
    const notRight = codeRefusal(check)
    if (notRight) return notRight

    const counted = await countStart(ports, phone, browser, now)
    if (!counted.allowed) {
      return refuse('too-many-tries', { retryAfterSeconds: counted.retryAfterSeconds })
    }
    const holder = await findHolder(ports, request.documentNumber, phone, { browser, now })
    if (!holder) return refuse('number-or-phone-wrong')
    const { account } = holder
    if (!isHoldersPhone(holder, now)) return refuse('phone-not-verified-lately')

    const reset = openReset(id, account, browser, now)
    await resets.add(reset, now)
    return accept(shown(reset, now))
  }

/** The phone first: one that is refused shall not use up what an office may ask for. */
async function countStart({ attempts, personalData }: Ports, phone: string, browser: Browser, now: Date) {
  const [number, network] = await Promise.all([
    personalData.blindIndex('phone', phone),
    personalData.blindIndex('address', networkOf(browser.address)),
  ])
  const byPhone = await attempts.record(`reset-by:${number}`, now, resetLimits.perPhone)
  if (!byPhone.allowed) return byPhone
  return attempts.record(`reset-from:${network}`, now, resetLimits.perAddress)
}

/** The account under this number whose bound phone it is; every candidate costs the same reads. */
async function findHolder(
  ports: Ports,
  number: string,
  phone: string,
  { browser: { tag }, now }: Pick<Visitor, 'browser' | 'now'>,
) {
  const candidates = await findCandidates(ports)(number, now)
  const known = await Promise.all(
    candidates.map(async ({ id, account }) => ({
      account,
      sessionsHere: await ports.sessions.inBrowser(id, tag),
    })),
  )
  return known.find((each): each is Holder => each.account?.phone === phone)
}

/** Recycled numbers: who holds the phone today need not be who registered it, unless they have been here before. */
const isHoldersPhone = ({ account, sessionsHere }: Holder, now: Date) =>
  !isPhoneStale(account, now) || sessionsHere.some((session) => provesMoreThanPhone(account, session))

interface Holder {
  account: Account
  sessionsHere: Session[]
}

const openReset = (id: string, account: Account, browser: Browser, now: Date): PasswordReset => ({
  id,
  browserTag: browser.tag,
  accountId: account.id,
  epoch: account.sessionEpoch,
  state: 'open',
  expiresAt: new Date(now.getTime() + RESET_LIFE_MS),
})

const shown = ({ id, expiresAt }: PasswordReset, now: Date) => ({
  resetId: id,
  expiresInSeconds: Math.floor((expiresAt.getTime() - now.getTime()) / 1000),
})

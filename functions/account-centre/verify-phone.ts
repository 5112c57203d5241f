import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/account-centre.ts'
import type { Account } from '../domain/account.ts'
import { eventId } from '../domain/account-event.ts'
import type { Browser } from '../domain/browser.ts'
import { codeRefusal } from '../domain/code-refusal.ts'
import { newId } from '../domain/new-id.ts'
import { CODE_LIFE_MS, type OneTimeCodeStore } from '../domain/one-time-code.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Session } from '../domain/session.ts'
import { provesMoreThanPhone } from '../domain/stale-phone.ts'
import type { PhoneProof } from './phone-proof.ts'

interface Ports {
  codes: OneTimeCodeStore
  phoneProof: PhoneProof
}

interface Holder {
  account: Pick<Account, 'id' | 'phone' | 'phoneVerifiedAt'>
  session: Pick<Session, 'methods' | 'startedAt'>
  browser: Browser
  now: Date
}

type Request = InputOf<typeof contracts.verifyPhone>

/** Recycled numbers: the bound phone is still the holder's. */
export const verifyPhone =
  ({ codes, phoneProof }: Ports) =>
  async ({ code }: Request, { account, session, browser, now }: Holder) => {
    if (!provesMoreThanPhone(account, session)) return refuse('signed-in-by-code-only')

    const binding = { phone: account.phone, purpose: 'verify-phone', browserTag: browser.tag } as const
    const check = await codes.check(binding, code, now)
    // Who presses again after a lost answer has used the code up, and is told what is so.
    if (check.outcome === 'expired' && isJustProven(account, now))
      return accept(shown(account.phoneVerifiedAt))
    const notRight = codeRefusal(check)
    if (notRight) return notRight

    await phoneProof.record({
      id: eventId(now, newId()),
      accountId: account.id,
      type: 'phone-verified',
      at: now,
      where: browser.where,
    })
    return accept(shown(now))
  }

const isJustProven = ({ phoneVerifiedAt }: Holder['account'], now: Date) =>
  now.getTime() - phoneVerifiedAt.getTime() < CODE_LIFE_MS

const shown = (at: Date) => ({ phoneVerifiedAt: at.toISOString() })

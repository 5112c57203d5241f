import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/one-time-code.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import type { Account } from '../domain/account.ts'
import type { Browser } from '../domain/browser.ts'
import { refuse } from '../domain/result.ts'
import type { Session } from '../domain/session.ts'
import { provesMoreThanPhone } from '../domain/stale-phone.ts'
import { deliverCode, type DeliveryPorts } from './deliver-code.ts'

type Input = InputOf<typeof contracts.sendCodeToHolder>

interface Holder {
  account: Pick<Account, 'phone' | 'phoneVerifiedAt'>
  session: Pick<Session, 'methods' | 'startedAt'>
  browser: Browser
  now: Date
}

/** No captcha: whoever is signed in has one phone to send to, and the same limits hold for it. */
export const sendCodeToHolder = (ports: DeliveryPorts) => {
  const deliver = deliverCode(ports)

  return async ({ purpose }: Input, { account, session, browser, now }: Holder) => {
    if (purpose === 'verify-phone' && !provesMoreThanPhone(account, session))
      return refuse('signed-in-by-code-only')
    const phone = parsePhoneNumber(account.phone)
    if (!phone.ok) throw new Error('an account is bound to a phone that is none')
    return deliver({ phone: phone.value, purpose }, { browser, now })
  }
}

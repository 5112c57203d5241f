import { agreementVersions } from '../../shared/contracts/consent.ts'
import { startPasswordReset } from '../../shared/contracts/password-reset.ts'
import { signInByCode } from '../../shared/contracts/sign-in-by-code.ts'
import { signInByPassword } from '../../shared/contracts/sign-in.ts'
import type { SeededPerson } from '../local/seed.ts'
import type { Answered, Browser } from './browser.ts'
import type { smsCodes } from './sms-codes.ts'

interface World {
  browser: Browser
  sms: Awaited<ReturnType<typeof smsCodes>>
  /** Whom the outsider wonders about. */
  about: SeededPerson
  /** The outsider, who has a phone and no account. */
  own: SeededPerson
}

/** What is asked, and the one answer that all must get. */
export const questions = {
  'sign-in: wrong password': 'number-or-password-wrong',
  'code sending: for sign-in': 200,
  'sign-in: wrong SMS code': 'code-wrong',
  'code sending: for a reset': 200,
  'reset: wrong SMS code': 'code-wrong',
  'reset: right code, to a phone of one’s own': 'number-or-phone-wrong',
} as const
export type Question = keyof typeof questions

export interface Heard {
  known: Answered[]
  nobody: Answered[]
}

export type Visit = (world: World) => Promise<[Question, Answered][]>

const WRONG_CODE = '000000'
const consents = agreementVersions

const byPassword: Visit = async ({ browser, about: { documentNumber } }) => {
  const input = { documentNumber, password: 'not-it-at-all', consents }
  return [['sign-in: wrong password', await browser.call(signInByPassword, input)]]
}

const byCode: Visit = async ({ browser, sms, about: { phone } }) => {
  const sent = await sms.ask(browser, phone, 'sign-in')
  const guessed = await browser.call(signInByCode, { phone, code: WRONG_CODE, consents })
  return [
    ['code sending: for sign-in', sent],
    ['sign-in: wrong SMS code', guessed],
  ]
}

const byReset: Visit = async ({ browser, sms, about: { documentNumber, phone } }) => {
  const sent = await sms.ask(browser, phone, 'reset-password')
  const guessed = await browser.call(startPasswordReset, { documentNumber, phone, code: WRONG_CODE })
  return [
    ['code sending: for a reset', sent],
    ['reset: wrong SMS code', guessed],
  ]
}

const byResetWithOwnPhone: Visit = async ({ browser, sms, about: { documentNumber }, own: { phone } }) => {
  await sms.ask(browser, phone, 'reset-password')
  const input = { documentNumber, phone, code: await sms.codeTo(phone) }
  return [['reset: right code, to a phone of one’s own', await browser.call(startPasswordReset, input)]]
}

/** `half` of the people it is about. */
export const visits: readonly { visit: Visit; half: 0 | 1 }[] = [
  { visit: byPassword, half: 0 },
  { visit: byCode, half: 0 },
  { visit: byReset, half: 1 },
  { visit: byResetWithOwnPhone, half: 0 },
]

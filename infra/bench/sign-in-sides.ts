import { agreementVersions } from '../../shared/contracts/consent.ts'
import { signInByCode } from '../../shared/contracts/sign-in-by-code.ts'
import { readSession, signInByPassword } from '../../shared/contracts/sign-in.ts'
import { startProductProcess } from '../local/product-process.ts'
import type { SeededPerson } from '../local/seed.ts'
import { emailOf, startBetterAuth } from './better-auth-process.ts'
import { type Answered, type Browser, openBrowser } from './browser.ts'
import { smsCodes } from './sms-codes.ts'

/** What the load does, the same way on either side: a person signs in with the browser they always use. */
export interface Side {
  name: string
  behind: string
  byPassword: (person: SeededPerson) => Promise<Answered>
  askForCode: (person: SeededPerson) => Promise<unknown>
  byCode: (person: SeededPerson) => Promise<Answered>
  checkSession: (person: SeededPerson) => Promise<Answered>
  /** The answer says that this browser is signed in. */
  isIn: (answered: Answered) => boolean
  stop: () => Promise<void>
}

const consents = agreementVersions

export async function ourSide(people: readonly SeededPerson[]): Promise<Side> {
  const product = await startProductProcess({ people, rights: 'not-held' }, { logs: 'ignore' })
  const { origin } = product
  const sms = await smsCodes(product.outbox)
  const browserOf = browsersAt(origin)
  const codes = new Map<SeededPerson, string>()
  return {
    name: '粤建通',
    behind: 'DynamoDB Local over HTTP, limits counted there, history written',
    byPassword: (person) => {
      const { documentNumber, password } = person
      return asStranger(browserOf(person)).call(signInByPassword, { documentNumber, password, consents })
    },
    async askForCode(person) {
      await sms.ask(browserOf(person), person.phone, 'sign-in')
      codes.set(person, await sms.codeTo(person.phone))
    },
    byCode(person) {
      const input = { phone: person.phone, code: codes.get(person) ?? '', consents }
      return asStranger(browserOf(person)).call(signInByCode, input)
    },
    checkSession: (person) => browserOf(person).call(readSession, {}),
    isIn: ({ status, body }) => status === 200 && body['holder'] !== null,
    stop: product.stop,
  }
}

export async function betterAuthSide(people: readonly SeededPerson[]): Promise<Side> {
  const server = await startBetterAuth(people)
  const { origin, codeTo } = server
  const browserOf = browsersAt(origin)
  const post = (browser: Browser, path: string, input: object) =>
    browser.ask('POST', `/api/auth${path}`, input)
  return {
    name: 'better-auth',
    behind: 'arrays in its own memory, rate limit off, no history',
    byPassword: (person) => {
      const input = { email: emailOf(person.phone), password: person.password }
      return post(asStranger(browserOf(person)), '/sign-in/email', input)
    },
    askForCode: (person) => post(browserOf(person), '/phone-number/send-otp', { phoneNumber: person.phone }),
    byCode(person) {
      const input = { phoneNumber: person.phone, code: codeTo(person.phone) }
      return post(asStranger(browserOf(person)), '/phone-number/verify', input)
    },
    checkSession: (person) => browserOf(person).ask('GET', '/api/auth/get-session', {}),
    isIn: ({ status, body }) => status === 200 && Boolean(body['user']),
    stop: server.stop,
  }
}

/** Each person's own, at an address of their own. */
function browsersAt(origin: string) {
  const browsers = new Map<SeededPerson, Browser>()
  return (person: SeededPerson): Browser => {
    const browser = browsers.get(person) ?? openBrowser({ origin })
    browsers.set(person, browser)
    return browser
  }
}

function asStranger(browser: Browser): Browser {
  browser.forgetSession()
  return browser
}

import { setTimeout as pause } from 'node:timers/promises'
import { agreementVersions } from '../../shared/contracts/consent.ts'
import { signInByCode } from '../../shared/contracts/sign-in-by-code.ts'
import { signInByPassword } from '../../shared/contracts/sign-in.ts'
import type { SeededPerson } from '../local/seed.ts'
import { type Browser, openBrowser } from './browser.ts'
import type { smsCodes } from './sms-codes.ts'

export const GUESSES = 10_000
export const WORKERS = 8

export interface World {
  origin: string
  sms: Awaited<ReturnType<typeof smsCodes>>
  holder: SeededPerson
}

/** What came of the guesses. */
interface Fight {
  guesses: number
  addresses: number
  browsers: number
  /** Reached a comparison with the secret, and were wrong. */
  compared: number
  hits: number
  /** What the rules allow in the time it took. */
  mayCompare: number
  mayHit: number
  /** How long it would take to have as many guesses compared. */
  toCompareAll: string
}
export type Attack = (world: World) => Promise<Fight>

const EVERY_MS = 3_000

/** The attack, and the holder who signs in before, all through it, and afterwards. */
export async function besiege(world: World, attack: Attack) {
  const own = openBrowser({ origin: world.origin })
  if (!(await isInByPassword(own, world.holder))) throw new Error('the holder could not sign in before')

  const over = new AbortController()
  const trying = keepSigningIn(own, world.holder, over.signal)
  const started = performance.now()
  const fought = await attack(world).finally(() => {
    over.abort()
  })
  const seconds = Math.round((performance.now() - started) / 1000)
  const during = await trying
  const after = await afterwards(world, own)
  own.close()
  return { attack: { ...fought, seconds }, during, after }
}

async function keepSigningIn(own: Browser, holder: SeededPerson, over: AbortSignal) {
  const during = { tried: 0, in: 0 }
  while (!over.aborted) {
    during.tried += 1
    if (await isInByPassword(own, holder)) during.in += 1
    await pause(EVERY_MS, undefined, { signal: over }).catch(() => undefined)
  }
  return during
}

async function afterwards({ origin, sms, holder }: World, own: Browser) {
  const ownBrowser = await isInByPassword(own, holder)
  const another = openBrowser({ origin })
  const byPassword = await signIn(another, holder)
  const newBrowserByPassword =
    byPassword.status === 200 ? 'yes' : `in ${String(byPassword.body['retryAfterSeconds'])} s`
  another.forgetSession()
  const newBrowserByCode = await byOwnCode(another, sms, holder)
  another.close()
  return { ownBrowser, newBrowserByPassword, newBrowserByCode }
}

/** Who guessed may have had a code sent within the last minute. */
async function byOwnCode(browser: Browser, sms: World['sms'], { phone }: SeededPerson): Promise<string> {
  const first = await sms.ask(browser, phone, 'sign-in')
  const waited = Number(first.body['retryAfterSeconds'] ?? 0)
  if (waited > 60) return `no, for ${String(waited)} s`
  if (waited > 0) await pause(waited * 1000)
  const sent = waited > 0 ? await sms.ask(browser, phone, 'sign-in') : first
  if (sent.status !== 200) return `no: ${String(sent.body['code'])}`
  const input = { phone, code: await sms.codeTo(phone), consents: agreementVersions }
  const { status } = await browser.call(signInByCode, input)
  return status === 200 ? `yes${waited > 0 ? `, after ${String(waited)} s` : ''}` : 'no'
}

const signIn = (browser: Browser, { documentNumber, password }: SeededPerson) =>
  browser.call(signInByPassword, { documentNumber, password, consents: agreementVersions })

async function isInByPassword(browser: Browser, holder: SeededPerson): Promise<boolean> {
  browser.forgetSession()
  return (await signIn(browser, holder)).status === 200
}

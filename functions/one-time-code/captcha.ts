import { randomInt } from 'node:crypto'
import { newId } from '../domain/new-id.ts'
import { type Result, accept, refuse } from '../domain/result.ts'

/** Nothing here is taken for anything else: no 0 O Q, 1 I J, 9 G, S W Z, B. */
export const CAPTCHA_ALPHABET = '2345678ACDEFHKLMNPRTUVXY'
const LENGTH = 4

export const CAPTCHA_LIFE_MS = 2 * 60_000

export interface Captcha {
  /** 128 random bits, base64url. */
  id: string
  text: string
  /** It counts only in the browser that it was drawn for. */
  browserTag: string
  expiresAt: Date
}

export const newCaptcha = (browserTag: string, now: Date): Captcha => ({
  id: newId(),
  text: Array.from({ length: LENGTH }, () =>
    CAPTCHA_ALPHABET.charAt(randomInt(CAPTCHA_ALPHABET.length)),
  ).join(''),
  browserTag,
  expiresAt: new Date(now.getTime() + CAPTCHA_LIFE_MS),
})

interface Answer {
  text: string
  browserTag: string
  now: Date
}

export function judgeCaptcha(captcha: Captcha, answer: Answer): Result<undefined, 'captcha-wrong'> {
  const inTime = answer.now < captcha.expiresAt
  const here = answer.browserTag === captcha.browserTag
  const right = fold(answer.text) === captcha.text
  return inTime && here && right ? accept(undefined) : refuse('captcha-wrong')
}

/** As typed on any keyboard: small letters, full-width letters, spaces. */
const fold = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()

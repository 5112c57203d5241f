import type { Challenge } from '../domain/challenge.ts'
import { newId } from '../domain/new-id.ts'
import { type Result, accept, refuse } from '../domain/result.ts'

export const CAPTCHA_LIFE_MS = 2 * 60_000

/** One challenge posed to one browser, in whichever form. */
export interface Captcha {
  /** 128 random bits, base64url. */
  id: string
  solution: string
  /** It counts only in the browser that it was posed to. */
  browserTag: string
  expiresAt: Date
}

export const newCaptcha = (solution: string, browserTag: string, now: Date): Captcha => ({
  id: newId(),
  solution,
  browserTag,
  expiresAt: new Date(now.getTime() + CAPTCHA_LIFE_MS),
})

interface Answer {
  text: string
  browserTag: string
  now: Date
}

export const judgeCaptcha =
  (challenge: Challenge) =>
  async (captcha: Captcha, answer: Answer): Promise<Result<undefined, 'captcha-wrong'>> => {
    const inTime = answer.now < captcha.expiresAt
    const here = answer.browserTag === captcha.browserTag
    const right = await challenge.isSolvedBy(answer.text, captcha.solution)
    return inTime && here && right ? accept(undefined) : refuse('captcha-wrong')
  }

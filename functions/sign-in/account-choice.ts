import { type AttemptLog, within } from '../domain/attempts.ts'
import type { Browser } from '../domain/browser.ts'
import type { Signer } from '../domain/signer.ts'

export const CHOICE_LIFE_MS = 2 * 60_000

/** The phone whose code was right, and the browser that gave it. */
export interface Chooser {
  phone: string
  browser: Browser
}

/** `<expires at>.<mac>`: our own word that the code was right, so that choosing needs no second one. */
export async function writeChoice(signer: Signer, chooser: Chooser, now: Date): Promise<string> {
  const expiresAt = String(now.getTime() + CHOICE_LIFE_MS)
  return `${expiresAt}.${await signer.sign('sign-in-choice', boundText(chooser, expiresAt))}`
}

export async function isChoiceGood(
  signer: Signer,
  choice: string,
  chooser: Chooser,
  now: Date,
): Promise<boolean> {
  const [expiresAt = '', mac = ''] = choice.split('.')
  if (now.getTime() >= Number(expiresAt)) return false
  return signer.verify('sign-in-choice', boundText(chooser, expiresAt), mac)
}

const once = within({ most: 1, withinMs: CHOICE_LIFE_MS })

/** One code opens one session (security.md): of two at once only one is told true. */
export async function useUpChoice(attempts: AttemptLog, choice: string, now: Date): Promise<boolean> {
  return (await attempts.record(`choice:${choice}`, now, once)).allowed
}

const boundText = ({ phone, browser }: Chooser, expiresAt: string) =>
  JSON.stringify([phone, browser.tag, expiresAt])

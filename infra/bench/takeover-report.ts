import type { Answered } from './browser.ts'
import type { Limit } from './report.ts'

/** What came of one attack on one account, by what the product answered and by what opened afterwards. */
export interface Fought {
  attack: string
  /** Every answer that the attacker was given, in order. */
  answers: readonly string[]
  /** What the attacker had for a while, and the holder ended. */
  meanwhile: readonly string[]
  /** Ways in that were open to the attacker at the end, after the holder had ended all other sessions. */
  waysIn: readonly string[]
  /** How the holder came in afterwards; undefined: not at all, or to an account that was no longer theirs. */
  holderIn: string | undefined
}

/** Answers that let an attacker go on: all others stopped the try. */
const GOES_ON: ReadonlySet<string> = new Set([
  'ok',
  'signed-in',
  'proven',
  'certified',
  'password-needed',
  'done',
])

/** In one word, what the product said: a refusal, a verdict with its reason, or a state. */
export function wordOf({ status, body }: Pick<Answered, 'status' | 'body'>): string {
  const firstOf = (...names: string[]) =>
    names.map((name) => body[name]).find((value) => typeof value === 'string')
  const word = firstOf('code', 'verdict', 'state', 'outcome') ?? (status === 200 ? 'ok' : String(status))
  const why = firstOf('reason', 'because')
  return why === undefined ? word : `${word}: ${why}`
}

/** Each with how often it was heard, in the order in which they were heard first. */
export function tally(words: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].map(([word, times]) => (times === 1 ? word : `${word} ×${String(times)}`)).join(', ')
}

export const rowOf = ({ attack, answers, meanwhile, waysIn, holderIn }: Fought) => ({
  attack,
  tries: answers.length,
  'stopped by': tally(answers.filter((answer) => !GOES_ON.has(answer))),
  'had meanwhile': tally(meanwhile),
  'attacker in': waysIn.length === 0 ? 'no' : `YES: ${tally(waysIn)}`,
  'holder in after': holderIn ?? 'NO',
})

export function limitsOf({ attack, waysIn, holderIn }: Fought): Limit[] {
  const none = { bound: 'at-most', limit: 0 } as const
  return [
    { what: `${attack}: ways in for the attacker`, measured: waysIn.length, unit: 'ways', ...none },
    { what: `${attack}: holder shut out`, measured: Number(holderIn === undefined), unit: 'times', ...none },
  ]
}

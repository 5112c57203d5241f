import { agreementVersions } from '../../shared/contracts/consent.ts'
import { signInByPassword } from '../../shared/contracts/sign-in.ts'
import { atOnce } from './at-once.ts'
import { type Attack, GUESSES, WORKERS } from './brute-force-holder.ts'
import { openBrowser, openLine } from './browser.ts'

/** Each address stays below what it may try in 15 minutes: what is left is the account's own limit. */
const ADDRESSES = 200

/** Another browser for every guess: to the product, 10,000 strangers. */
export const guessPassword: Attack = async ({ origin, holder: { documentNumber } }) => {
  const lines = Array.from({ length: ADDRESSES }, openLine)
  const guesses = Array.from({ length: GUESSES }, (_, at) => `guess-number-${String(at)}`)
  const started = performance.now()
  const answers = await atOnce(WORKERS, guesses, async (password, at) => {
    const line = lines[at % ADDRESSES]
    const browser = openBrowser({ origin, ...(line ? { line } : {}) })
    return (await browser.call(signInByPassword, { documentNumber, password, consents: agreementVersions }))
      .status
  })
  const minutes = (performance.now() - started) / 60_000
  for (const line of lines) line.destroy()
  const count = (status: number) => answers.filter((each) => each === status).length
  if (count(422) + count(429) + count(200) !== GUESSES) throw new Error('a guess was answered otherwise')
  return {
    guesses: GUESSES,
    addresses: ADDRESSES,
    browsers: GUESSES,
    compared: count(422),
    hits: count(200),
    mayCompare: allowedIn(minutes),
    mayHit: 0,
    toCompareAll: `${String(Math.round((GUESSES * 15) / (60 * 24)))} days`,
  }
}

/** security.md: five, then one after 1, 2, 4, 8 and every 15 minutes. */
function allowedIn(minutes: number): number {
  let allowed = 5
  for (let delay = 1, at = 1; at <= minutes; delay = Math.min(15, delay * 2), at += delay) allowed += 1
  return allowed
}

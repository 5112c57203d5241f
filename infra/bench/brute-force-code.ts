import { randomInt } from 'node:crypto'
import { agreementVersions } from '../../shared/contracts/consent.ts'
import { signInByCode } from '../../shared/contracts/sign-in-by-code.ts'
import { atOnce } from './at-once.ts'
import { type Attack, GUESSES, type World, WORKERS } from './brute-force-holder.ts'
import { openBrowser, openLine } from './browser.ts'

const ADDRESSES = 200
/** After so many guesses another code is asked for, by a new browser. */
const PER_CODE = 500
const TRIES_A_CODE = 5
const CODES_A_DAY = 10

/** Who guesses solves captchas, has codes sent to the holder's phone, and guesses there as well as in other browsers. */
export const guessCode: Attack = async (world) => {
  const { origin, holder } = world
  const lines = Array.from({ length: ADDRESSES }, openLine)
  const from = randomInt(1_000_000)
  const codes = Array.from({ length: GUESSES }, (_, at) => String((from + at) % 1_000_000).padStart(6, '0'))
  const sentTo = [await askedIn(world)].filter(({ isSent }) => isSent)
  const answers = await atOnce(WORKERS, codes, async (code, at) => {
    if (at % PER_CODE === PER_CODE - 1) sentTo.push(...[await askedIn(world)].filter(({ isSent }) => isSent))
    const line = lines[at % ADDRESSES]
    const stranger = openBrowser({ origin, ...(line ? { line } : {}) })
    const browser = (at % 2 === 0 && sentTo.at(-1)?.browser) || stranger
    const input = { phone: holder.phone, code, consents: agreementVersions }
    const { status, body } = await browser.call(signInByCode, input)
    return status === 200 ? 'hit' : String(body['code'])
  })
  for (const line of lines) line.destroy()
  for (const { browser } of sentTo) browser.close()
  const count = (answer: string) => answers.filter((each) => each === answer).length
  if (count('hit') + count('code-wrong') + count('code-tries-spent') + count('code-expired') !== GUESSES)
    throw new Error('a guess was answered otherwise')
  return {
    guesses: GUESSES,
    addresses: ADDRESSES,
    browsers: GUESSES / 2 + sentTo.length,
    compared: count('code-wrong'),
    hits: count('hit'),
    mayCompare: TRIES_A_CODE * sentTo.length,
    mayHit: 0,
    toCompareAll: `${String(GUESSES / (TRIES_A_CODE * CODES_A_DAY))} days`,
  }
}

async function askedIn({ origin, sms, holder }: World) {
  const browser = openBrowser({ origin })
  const { status } = await sms.ask(browser, holder.phone, 'sign-in')
  if (status !== 200) browser.close()
  return { browser, isSent: status === 200 }
}

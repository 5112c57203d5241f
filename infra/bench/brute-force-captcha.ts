import { randomBytes, randomInt } from 'node:crypto'
import { sendCode } from '../../shared/contracts/one-time-code.ts'
import { atOnce } from './at-once.ts'
import { type Attack, GUESSES, type World, WORKERS } from './brute-force-holder.ts'
import { openBrowser, openLine } from './browser.ts'
import { makeUpPeople } from './people.ts'

const ADDRESSES = 40
const CAPTCHAS_AN_ADDRESS = 100
const CAPTCHAS_A_BROWSER = 20
const ALPHABET = '2345678ACDEFHKLMNPRTUVXY'
const LENGTH = 4
/** By chance alone two hits come in one run of fourteen thousand. */
const BY_CHANCE = 1

type Outcome = 'compared' | 'refused' | 'hit'

export const guessCaptchas: Attack = async (world) => {
  const addresses = Array.from({ length: ADDRESSES })
  const done = await atOnce(WORKERS, addresses, () => guessFromOneAddress(world))
  const outcomes = done.flatMap((each) => each.outcomes)
  const count = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length
  const chance = (count('compared') / ALPHABET.length ** LENGTH).toFixed(3)
  const hours = Math.round(((GUESSES / CAPTCHAS_AN_ADDRESS) * 10) / 60)
  return {
    guesses: outcomes.length,
    addresses: ADDRESSES,
    browsers: done.reduce((sum, { browsers }) => sum + browsers, 0),
    compared: count('compared'),
    hits: count('hit'),
    mayCompare: ADDRESSES * CAPTCHAS_AN_ADDRESS,
    mayHit: BY_CHANCE,
    toCompareAll: `chance of one hit ${chance}; from one address ${String(hours)} h`,
  }
}

/**
 * As many captchas as the address is drawn, by browser after browser. Each is guessed at, and then given the right
 * answer, which must be worth nothing any more; when no more are drawn, guesses go to made-up ones.
 */
async function guessFromOneAddress({ origin, sms }: World) {
  const line = openLine()
  const phone = (await makeUpPeople(1))[0]?.phone ?? ''
  const browsers = [openBrowser({ origin, line })]
  const outcomes: Outcome[] = []
  for (let captchas = 1; outcomes.length < GUESSES / ADDRESSES; captchas += 1) {
    const browser = browsers.at(-1) ?? openBrowser({ origin, line })
    const drawn = await sms.solveCaptcha(browser).catch(() => undefined)
    const { captchaId, captchaAnswer } = drawn ?? { captchaId: newId(), captchaAnswer: aGuess() }
    const guess = async (answer: string, wrong: Outcome): Promise<Outcome> => {
      const input = { purpose: 'sign-in', phone, captchaId, captchaAnswer: answer } as const
      const { status } = await browser.call(sendCode, input)
      return status === 422 ? wrong : 'hit'
    }
    if (drawn) outcomes.push(await guess(aGuess(), 'compared'))
    outcomes.push(await guess(captchaAnswer, 'refused'))
    if (captchas % CAPTCHAS_A_BROWSER === 0) browsers.push(openBrowser({ origin, line }))
  }
  line.destroy()
  return { outcomes, browsers: browsers.length }
}

const newId = () => randomBytes(16).toString('base64url')
const aGuess = () =>
  Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')

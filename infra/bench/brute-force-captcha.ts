import { randomBytes, randomInt } from 'node:crypto'
import { sendCode } from '../../shared/contracts/one-time-code.ts'
import { atOnce } from './at-once.ts'
import { type Attack, GUESSES, WORKERS } from './brute-force-holder.ts'
import { openBrowser, openLine } from './browser.ts'
import { makeUpPeople } from './people.ts'

const ADDRESSES = 40
const CAPTCHAS_AN_ADDRESS = 100
const CAPTCHAS_A_BROWSER = 20
const ALPHABET = '2345678ACDEFHKLMNPRTUVXY'
/** By chance alone two hits come in one run of fourteen thousand. */
const BY_CHANCE = 1

type Outcome = 'compared' | 'refused' | 'hit'

/**
 * From each address as many captchas as it is drawn, by browser after browser. A captcha is guessed at once, and then
 * given the right answer, which must be worth nothing any more; when no more are drawn, guesses go to made-up ones.
 */
export const guessCaptchas: Attack = async (world) => {
  const [victim] = await makeUpPeople(1)
  const phone = victim?.phone ?? ''
  const perAddress = GUESSES / ADDRESSES
  let browsers = 0
  const outcomes = await atOnce(WORKERS, Array.from({ length: ADDRESSES }), async () => {
    const line = openLine()
    const done: Outcome[] = []
    let captchas = 0
    let browser = openBrowser({ origin: world.origin, line })
    browsers += 1
    while (done.length < perAddress) {
      if (captchas > 0 && captchas % CAPTCHAS_A_BROWSER === 0) {
        browser = openBrowser({ origin: world.origin, line })
        browsers += 1
      }
      const drawn = await world.sms.solveCaptcha(browser).catch(() => undefined)
      captchas += 1
      const guess = async (captchaId: string, captchaAnswer: string): Promise<number> =>
        (await browser.call(sendCode, { purpose: 'sign-in', phone, captchaId, captchaAnswer })).status
      if (!drawn) {
        done.push((await guess(randomBytes(16).toString('base64url'), aGuess())) === 200 ? 'hit' : 'refused')
        continue
      }
      done.push((await guess(drawn.captchaId, aGuess())) === 422 ? 'compared' : 'hit')
      if (done.length < perAddress)
        done.push((await guess(drawn.captchaId, drawn.captchaAnswer)) === 422 ? 'refused' : 'hit')
    }
    line.destroy()
    return done
  })
  const count = (outcome: Outcome) => outcomes.flat().filter((each) => each === outcome).length
  return {
    guesses: outcomes.flat().length,
    addresses: ADDRESSES,
    browsers,
    compared: count('compared'),
    hits: count('hit'),
    mayCompare: ADDRESSES * CAPTCHAS_AN_ADDRESS,
    mayHit: BY_CHANCE,
    toCompareAll: `chance of one hit ${(count('compared') / ALPHABET.length ** 4).toFixed(3)}; from one address ${String(Math.round(((GUESSES / CAPTCHAS_AN_ADDRESS) * 10) / 60))} h`,
  }
}

const aGuess = () => Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')

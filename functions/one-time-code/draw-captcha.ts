import type { AttemptLog } from '../domain/attempts.ts'
import type { Browser } from '../domain/browser.ts'
import type { Challenge, ChallengeForm, ShownChallenge } from '../domain/challenge.ts'
import { networkOf } from '../domain/network.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import { CAPTCHA_LIFE_MS, newCaptcha } from './captcha.ts'
import type { CaptchaStore } from './captcha-store.ts'
import type { SendingLimits } from './sending-limits.ts'

interface Ports {
  captchas: CaptchaStore
  challenge: Challenge
  attempts: AttemptLog
  personalData: PersonalData
  limits: SendingLimits
}

export const drawCaptcha =
  ({ captchas, challenge, attempts, personalData, limits }: Ports) =>
  async ({ form }: { form: ChallengeForm }, { browser, now }: { browser: Browser; now: Date }) => {
    const network = await personalData.blindIndex('address', networkOf(browser.address))
    const fromHere = await attempts.record(`captchas-to:${browser.tag}`, now, limits.captchasPerBrowser)
    if (!fromHere.allowed) return refuse('too-many-requests', retry(fromHere))
    const fromAddress = await attempts.record(`captchas-from:${network}`, now, limits.captchasPerAddress)
    if (!fromAddress.allowed) return refuse('too-many-requests', retry(fromAddress))

    const { solution, shown } = await challenge.pose(form)
    const captcha = newCaptcha(solution, browser.tag, now)
    await captchas.add(captcha)
    return accept({
      ...written(shown),
      captchaId: captcha.id,
      expiresInSeconds: CAPTCHA_LIFE_MS / 1000,
    })
  }

const written = (shown: ShownChallenge) =>
  shown.form === 'picture' ? shown : { ...shown, sound: Buffer.from(shown.sound).toString('base64') }

const retry = ({ retryAfterSeconds }: { retryAfterSeconds: number }) => ({ retryAfterSeconds })

import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/one-time-code.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import type { Browser } from '../domain/browser.ts'
import type { Challenge } from '../domain/challenge.ts'
import { refuse } from '../domain/result.ts'
import { judgeCaptcha } from './captcha.ts'
import type { CaptchaStore } from './captcha-store.ts'
import { deliverCode, type DeliveryPorts } from './deliver-code.ts'

interface Ports extends DeliveryPorts {
  captchas: CaptchaStore
  challenge: Challenge
}
type Input = InputOf<typeof contracts.sendCode>

/** Sends a code to whoever asks for one properly. No account is looked up, so nothing can tell whether there is one. */
export const sendCode = (ports: Ports) => {
  const deliver = deliverCode(ports)
  const judge = judgeCaptcha(ports.challenge)

  return async (input: Input, { browser, now }: { browser: Browser; now: Date }) => {
    const phone = parsePhoneNumber(input.phone)
    if (!phone.ok) return refuse('phone-not-valid')

    const captcha = await ports.captchas.take(input.captchaId)
    if (!captcha) return refuse('captcha-wrong')
    const judged = await judge(captcha, { text: input.captchaAnswer, browserTag: browser.tag, now })
    if (!judged.ok) return judged

    const { purpose, language } = input
    return deliver({ phone: phone.value, purpose, language }, { browser, now })
  }
}

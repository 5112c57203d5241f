import type { CodePurpose } from '../../shared/contracts/one-time-code.ts'
import { aBrowser, aPhone, noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import type { Browser } from '../domain/browser.ts'
import { SmsNotSent } from '../domain/sms-sender.ts'
import { newCaptcha } from './captcha.ts'
import { dynamodbCaptchaStore } from './dynamodb-captcha-store.ts'
import { sendCode } from './send-code.ts'
import { sendingLimits } from './sending-limits.ts'

export const captchas = dynamodbCaptchaStore(...stores.table, stores.personalData)

interface Asking {
  phone?: string
  purpose?: CodePurpose
  browser?: Browser
  now?: Date
  captchaAnswer?: string
}

/** The real stores and limits; in place of the telephone network a list of what was sent. */
export function aSender({ budgetLeft = true, networkUp = true } = {}) {
  const messages: { phone: string; text: string }[] = []
  const send = sendCode({
    ...stores,
    captchas,
    limits: sendingLimits,
    budget: { take: async () => budgetLeft },
    sms: {
      async send(phone, text) {
        if (!networkUp) throw new SmsNotSent()
        messages.push({ phone, text })
      },
    },
  })

  /** Asks for a code as someone who solved a captcha of their own. */
  async function ask({
    phone = aPhone(),
    purpose = 'sign-in',
    browser = aBrowser(),
    now = noon,
    captchaAnswer,
  }: Asking) {
    const captcha = newCaptcha(browser.tag, now)
    await captchas.add(captcha)
    const input = { purpose, phone, captchaId: captcha.id, captchaAnswer: captchaAnswer ?? captcha.text }
    return { ...(await send(input, { browser, now })), again: () => send(input, { browser, now }) }
  }

  const lastCode = () => /\d{6}/.exec(messages.at(-1)?.text ?? '')?.[0] ?? ''
  return { ask, messages, lastCode }
}

import type { OpenCodePurpose } from '../../shared/contracts/one-time-code.ts'
import type { MessageLanguage } from '../../shared/vocabulary/message-language.ts'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { typedChallenge } from '../adapters/captcha/typed-challenge.ts'
import { aBrowser, aPhone, noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import type { Browser } from '../domain/browser.ts'
import type { SmsMessage } from '../domain/sms-message.ts'
import { SmsNotSent } from '../domain/sms-sender.ts'
import { newCaptcha } from './captcha.ts'
import { dynamodbCaptchaStore } from './dynamodb-captcha-store.ts'
import { sendCode } from './send-code.ts'
import { sendingLimits } from './sending-limits.ts'

export const captchas = dynamodbCaptchaStore(...testTableOf('one-time-code'), stores.personalData)

interface Circumstances {
  budgetLeft?: boolean
  network?: 'up' | 'down' | 'loses its answers'
}

interface Asking {
  phone?: string
  purpose?: OpenCodePurpose
  browser?: Browser
  now?: Date
  captchaAnswer?: string
  language?: MessageLanguage
}

/** The real stores and limits; in place of the telephone network a list of what was sent. */
export function aSender({ budgetLeft = true, network = 'up' }: Circumstances = {}) {
  const messages: { phone: string; message: SmsMessage; language: MessageLanguage }[] = []
  const send = sendCode({
    ...stores,
    captchas,
    challenge: typedChallenge(),
    limits: sendingLimits,
    budget: { take: async () => budgetLeft },
    sms: {
      async send(phone, message, language) {
        if (network === 'down') throw new SmsNotSent()
        messages.push({ phone, message, language })
        if (network === 'loses its answers') throw new SmsNotSent()
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
    language,
  }: Asking) {
    const captcha = newCaptcha('A2XY', browser.tag, now)
    await captchas.add(captcha)
    const answered = { captchaId: captcha.id, captchaAnswer: captchaAnswer ?? captcha.solution }
    const input = { purpose, phone, language, ...answered }
    return { ...(await send(input, { browser, now })), again: () => send(input, { browser, now }) }
  }

  const lastCode = () => {
    const message = messages.at(-1)?.message
    return message?.kind === 'code' ? message.code : ''
  }
  return { ask, messages, lastCode }
}

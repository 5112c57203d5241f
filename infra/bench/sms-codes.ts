import { type OpenCodePurpose, drawCaptcha, sendCode } from '../../shared/contracts/one-time-code.ts'
import type { Browser } from './browser.ts'
import { inFolder } from './in-folder.ts'

interface Message {
  phone: string
  text: string
}

/** Captchas read and messages looked up as the journeys do it: the bench is about what comes after. */
export async function smsCodes(outbox: string) {
  const { readCaptcha } = await inFolder<{ readCaptcha: (svg: string) => string }>('web/e2e/world/captcha.ts')

  async function solveCaptcha(browser: Browser) {
    const { status, body } = await browser.call(drawCaptcha, { form: 'picture' })
    if (status !== 200) throw new Error(`no captcha: ${JSON.stringify(body)}`)
    return { captchaId: String(body['captchaId']), captchaAnswer: readCaptcha(String(body['picture'])) }
  }

  return {
    solveCaptcha,

    /** @returns the answer to the sending alone */
    async ask(browser: Browser, phone: string, purpose: OpenCodePurpose) {
      return browser.call(sendCode, { purpose, phone, ...(await solveCaptcha(browser)) })
    },

    /** The newest code this phone was sent. */
    async codeTo(phone: string): Promise<string> {
      const messages = (await (await fetch(`${outbox}/messages.json`)).json()) as Message[]
      const newest = messages.find((message) => message.phone === `+86${phone}`)
      const code = /(?<!\d)\d{6}(?!\d)/.exec(newest?.text ?? '')?.[0]
      if (!code) throw new Error('no code came')
      return code
    },
  }
}

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

  const messagesTo = async (phone: string) =>
    ((await (await fetch(`${outbox}/messages.json`)).json()) as Message[]).filter(
      (message) => message.phone === `+86${phone}`,
    )

  return {
    solveCaptcha,

    /** @returns the answer to the sending alone */
    async ask(browser: Browser, phone: string, purpose: OpenCodePurpose) {
      return browser.call(sendCode, { purpose, phone, ...(await solveCaptcha(browser)) })
    },

    /** The newest code this phone was sent. */
    async codeTo(phone: string): Promise<string> {
      const newest = (await messagesTo(phone)).find(({ text }) => text.includes('验证码'))
      const code = /(?<!\d)\d{6}(?!\d)/.exec(newest?.text ?? '')?.[0]
      if (!code) throw new Error('no code came')
      return code
    },

    /** What stops the newest recovery that this phone was told of. */
    async stopTokenTo(phone: string): Promise<string | undefined> {
      const texts = (await messagesTo(phone)).map(({ text }) => /\/r#([\w-]{22})/.exec(text)?.[1])
      return texts.find((token) => token !== undefined)
    },
  }
}

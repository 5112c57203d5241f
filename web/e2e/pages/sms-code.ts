import type { Page } from 'playwright-core'
import { readCaptcha } from '../world/captcha.ts'
import { messagesTo, nextCodeFor } from '../world/outbox.ts'
import { hearDigits } from '../world/spoken-captcha.ts'

const picture = (page: Page) => page.getByRole('img', { name: '图形验证码图片' })

/** What an eye reads in the picture now on the page. */
export async function readPicture(page: Page): Promise<string> {
  const source = (await picture(page).getAttribute('src')) ?? ''
  return readCaptcha(decodeURIComponent(source.slice(source.indexOf(',') + 1)))
}

/** What an ear hears in the sound that `press` brings to the page. */
export async function hearCaptcha(page: Page, press: () => Promise<void>): Promise<string> {
  const drawn = page.waitForResponse(
    (response) =>
      response.url().endsWith('/api/captchas') && (response.request().postData()?.includes('sound') ?? false),
  )
  await press()
  const { sound } = (await (await drawn).json()) as { sound: string }
  return hearDigits(Buffer.from(sound, 'base64'))
}

export async function fillPhoneAndPicture(page: Page, phone: string, answer: string) {
  await page.getByLabel('手机号', { exact: true }).fill(phone)
  await page.getByLabel('图形验证码', { exact: true }).fill(answer)
  await page.getByRole('button', { name: '获取验证码' }).click()
}

/** Fills in phone and picture, asks for the SMS, and looks at the phone. */
export async function askForCode(page: Page, phone: string): Promise<string> {
  const seen = (await messagesTo(`+86${phone}`)).length
  await fillPhoneAndPicture(page, phone, await readPicture(page))
  await page.getByText('已发送到').waitFor()
  return nextCodeFor(`+86${phone}`, seen)
}

export const codeField = (page: Page) => page.getByLabel('短信验证码', { exact: true })

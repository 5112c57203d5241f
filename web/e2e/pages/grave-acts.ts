import type { Page } from 'playwright-core'
import { messagesTo, nextCodeFor } from '../world/outbox.ts'
import { nextButton } from './registration-steps.ts'
import { passwordField } from './sign-in.ts'
import { codeField } from './sms-code.ts'

/** Asks for a code on a page without a captcha, and looks at the phone. */
async function askForCodeAt(page: Page, phone: string): Promise<string> {
  const seen = (await messagesTo(`+86${phone}`)).length
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByText('已发送到').waitFor()
  return nextCodeFor(`+86${phone}`, seen)
}

/** The first step of a grave act: the password and the bound phone. */
export async function proveToBeHolder(page: Page, holder: { phone: string; password: string }) {
  await passwordField(page).fill(holder.password)
  await codeField(page).fill(await askForCodeAt(page, holder.phone))
  await nextButton(page).click()
}

const newPhoneField = (page: Page) => page.getByLabel('新手机号', { exact: true })

/** Gives the new phone, with the code that it was sent, and presses the button that names it. */
export async function bindPhone(page: Page, phone: string) {
  await newPhoneField(page).fill(phone)
  await codeField(page).fill(await askForCodeAt(page, phone))
  await page.getByRole('button', { name: `更换为 ${phone}` }).click()
}

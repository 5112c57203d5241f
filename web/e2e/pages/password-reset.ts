import type { Page } from 'playwright-core'
import type { Person } from '../world/people.ts'
import { nextButton } from './registration-steps.ts'
import { type Face, numberField } from './sign-in.ts'
import { askForCode, codeField } from './sms-code.ts'

const pages = { app: '/reset-password', portal: '/portal/reset-password' } as const

export const newPasswordField = (page: Page) => page.getByLabel('新密码', { exact: true })
export const resetButton = (page: Page) => page.getByRole('button', { name: '重置密码' })

export const openPasswordReset = (page: Page, face: Face) => page.goto(pages[face])

/** On the page that asks for both. */
export async function giveNumberAndPhone(page: Page, { number, phone }: Pick<Person, 'number' | 'phone'>) {
  await numberField(page).fill(number)
  await codeField(page).fill(await askForCode(page, phone))
  await nextButton(page).click()
}

export async function chooseNewPassword(page: Page, password: string) {
  await page.getByRole('heading', { name: '设置新密码' }).waitFor()
  await newPasswordField(page).fill(password)
  await resetButton(page).click()
}

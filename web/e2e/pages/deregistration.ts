import type { Page } from 'playwright-core'
import type { Person } from '../world/people.ts'
import { nextButton } from './registration-steps.ts'
import { numberField, passwordField } from './sign-in.ts'
import { askForCode, codeField } from './sms-code.ts'

/** Past what will be lost. */
export const readOn = (page: Page) => page.getByRole('button', { name: '我已了解，继续' }).click()

/** Without being signed in. */
export async function proveFromOutside(page: Page, holder: Pick<Person, 'number' | 'password' | 'phone'>) {
  await numberField(page).fill(holder.number)
  await passwordField(page).fill(holder.password)
  await codeField(page).fill(await askForCode(page, holder.phone))
  await nextButton(page).click()
}

/** The last word: the button in the question names whose account it is. */
export async function askForTheEnd(page: Page, act: string) {
  await page.getByRole('button', { name: '申请注销' }).click()
  await page.getByRole('dialog').getByRole('button', { name: act }).click()
}

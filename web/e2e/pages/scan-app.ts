import type { Page } from 'playwright-core'
import { numberShown } from './scan-portal.ts'

export const choices = (phone: Page) => phone.getByRole('group', { name: '电脑上显示的数字是哪一个？' })
export const confirmButton = (phone: Page) => phone.getByRole('button', { name: '确认登录' })
export const declineButton = (phone: Page) => phone.getByRole('button', { name: '拒绝登录' })

/** The numbers to choose from, in the order of the page. */
export const numbersOffered = (phone: Page): Promise<string[]> =>
  choices(phone)
    .getByRole('radio')
    .evaluateAll((radios) => radios.map((radio) => radio.getAttribute('value') ?? ''))

export const choose = (phone: Page, number: string) =>
  choices(phone).getByText(number, { exact: true }).click()

/** As somebody does who sits before the portal. */
export async function confirmAsShown(phone: Page, portal: Page) {
  await choose(phone, await numberShown(portal))
  await confirmButton(phone).click()
}

import type { Page } from 'playwright-core'
import type { Face } from './sign-in.ts'

const paths = { app: '/account/sessions', portal: '/portal/security/sessions' } as const

export const sessionLines = (page: Page) =>
  page.getByRole('region', { name: '正在登录的设备' }).getByRole('listitem')

export async function openSessions(page: Page, face: Face) {
  await page.goto(paths[face])
  await sessionLines(page).first().waitFor()
}

export const endButton = (page: Page, face: Face) =>
  page.getByRole('button', { name: `结束登录 ${face === 'app' ? '手机端' : '电脑端'}` })

/** The one that ends something; the other leaves all as it was. */
export const confirmEnding = (page: Page) => page.getByRole('dialog').getByRole('button', { name: /^结束/ })

export async function endOne(page: Page, face: Face) {
  await endButton(page, face).click()
  await confirmEnding(page).click()
  await page.getByText(/已结束 .* 上的登录/).waitFor()
}

export async function endOthers(page: Page) {
  await page.getByRole('button', { name: '结束其他所有登录' }).click()
  await confirmEnding(page).click()
  await page.getByText('其他登录都已结束').waitFor()
}

export const newBrowserNotice = (page: Page) => page.getByRole('region', { name: '新设备登录提醒' })

import type { Locator, Page } from 'playwright-core'
import type { Person } from '../world/people.ts'
import { askForCode, codeField } from './sms-code.ts'

export type Face = 'app' | 'portal'

const signInPages = {
  app: { password: '/sign-in', code: '/sign-in/code' },
  portal: { password: '/portal/sign-in/password', code: '/portal/sign-in/code' },
} as const

export const numberField = (page: Page) => page.getByLabel('证件号码', { exact: true })
export const passwordField = (page: Page | Locator) => page.getByLabel('密码', { exact: true })
export const tick = (page: Page) => page.getByRole('checkbox')
export const signInButton = (page: Page) => page.getByRole('button', { name: '登录', exact: true })

export const openSignIn = (page: Page, face: Face, way: 'password' | 'code' = 'password') =>
  page.goto(signInPages[face][way])

type ByPassword = Pick<Person, 'number' | 'password'>

export async function fillPassword(page: Page, { number, password }: ByPassword) {
  await numberField(page).fill(number)
  await passwordField(page).fill(password)
}

/** On whichever page with the form is open. */
export async function signInByPassword(page: Page, person: ByPassword) {
  await fillPassword(page, person)
  await tick(page).check()
  await signInButton(page).click()
}

export async function signInByCode(page: Page, { phone }: Pick<Person, 'phone'>) {
  await codeField(page).fill(await askForCode(page, phone))
  await tick(page).check()
  await signInButton(page).click()
}

const homes = {
  app: { path: '/', region: '扫一扫' },
  portal: { path: '/portal/', region: '账号注册信息' },
} as const

/** What only somebody signed in sees first. */
export const waitForHome = (page: Page, face: Face) =>
  page.getByRole(face === 'app' ? 'link' : 'heading', { name: homes[face].region }).waitFor()

export const openHome = (page: Page, face: Face) => page.goto(homes[face].path)

export async function signOut(page: Page, face: Face) {
  await page.goto(`${homes[face].path}sign-out`)
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL('**/sign-in**')
}

import type { Page } from 'playwright-core'
import type { Person } from '../world/people.ts'
import { askForCode, codeField } from './sms-code.ts'
import { type Face, tick } from './sign-in.ts'

export const nextButton = (page: Page) => page.getByRole('button', { name: '下一步' })
export const finishButton = (page: Page) => page.getByRole('button', { name: '完成注册' })
export const newPasswordField = (page: Page) => page.getByLabel('密码', { exact: true })
export const startButton = (page: Page, kind: '个人' | '单位' = '个人') =>
  page.getByRole('button', { name: `${kind}账号注册` })

const starts = { app: '/register', portal: '/portal/register' } as const

export async function agreeAndStart(page: Page, face: Face, kind: '个人' | '单位' = '个人') {
  await page.goto(starts[face])
  await tick(page).check()
  await startButton(page, kind).click()
}

export async function giveDocument(page: Page, { number }: Pick<Person, 'number'>) {
  await page.getByLabel('证件号码', { exact: true }).fill(number)
  await nextButton(page).click()
}

export async function giveName(page: Page, { name }: Pick<Person, 'name'>) {
  await page.getByLabel('姓名', { exact: true }).fill(name)
  await nextButton(page).click()
}

export async function reachPhone(page: Page, face: Face, person: Person) {
  await agreeAndStart(page, face)
  await giveDocument(page, person)
  await giveName(page, person)
  await page.getByRole('heading', { name: '验证手机号' }).waitFor()
}

export async function provePhone(page: Page, { phone }: Pick<Person, 'phone'>) {
  await codeField(page).fill(await askForCode(page, phone))
  await nextButton(page).click()
}

export async function reachPassword(page: Page, face: Face, person: Person) {
  await reachPhone(page, face, person)
  await provePhone(page, person)
  await page.getByRole('heading', { name: '设置密码' }).waitFor()
}

/** A person with a new account, signed in on this page and at home there. */
export async function register(page: Page, face: Face, person: Person) {
  await reachPassword(page, face, person)
  await newPasswordField(page).fill(person.password)
  await finishButton(page).click()
  await page.getByRole('heading', { name: '注册成功' }).waitFor()
  await page.getByRole('link', { name: '进入首页' }).click()
}

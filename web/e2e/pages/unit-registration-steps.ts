import type { Page } from 'playwright-core'
import type { Person } from '../world/people.ts'
import type { Unit } from '../world/registry.ts'
import {
  agreeAndStart,
  finishButton,
  newPasswordField,
  nextButton,
  provePhone,
} from './registration-steps.ts'
import type { Face } from './sign-in.ts'

/** A unit to register, and by whom. */
export interface UnitRegistration extends Pick<Person, 'phone' | 'password'> {
  unit: Unit
  agent?: Pick<Person, 'name' | 'number'>
}

export const waitForHeading = (page: Page, name: string) =>
  page.getByRole('heading', { name, level: 1 }).waitFor()

export async function chooseRegistrant(page: Page, registrant: '法定代表人本人' | '经办人') {
  await page.getByRole('radio', { name: registrant }).check()
  await nextButton(page).click()
}

export async function giveUnit(page: Page, { name, code }: Pick<Unit, 'name' | 'code'>) {
  await page.getByLabel('单位名称', { exact: true }).fill(name)
  await page.getByLabel('统一社会信用代码', { exact: true }).fill(code)
  await nextButton(page).click()
}

export async function givePerson(page: Page, { name, number }: Pick<Person, 'name' | 'number'>) {
  await page.getByLabel('姓名', { exact: true }).fill(name)
  await page.getByLabel('证件号码', { exact: true }).fill(number)
  await nextButton(page).click()
}

export async function reachUnitPhone(page: Page, face: Face, { unit, agent }: UnitRegistration) {
  await agreeAndStart(page, face, '单位')
  await chooseRegistrant(page, agent ? '经办人' : '法定代表人本人')
  await giveUnit(page, unit)
  await waitForHeading(page, '法定代表人信息')
  await givePerson(page, unit.representative)
  if (agent) {
    await waitForHeading(page, '经办人信息')
    await givePerson(page, agent)
  }
  await waitForHeading(page, '验证手机号')
}

export async function setPassword(page: Page, { password }: Pick<Person, 'password'>) {
  await newPasswordField(page).fill(password)
  await finishButton(page).click()
  await waitForHeading(page, '注册成功')
}

/** A unit with a new account, signed in on this page and at home there. */
export async function registerUnit(page: Page, face: Face, registration: UnitRegistration) {
  await reachUnitPhone(page, face, registration)
  await provePhone(page, registration)
  await setPassword(page, registration)
  await page.getByRole('link', { name: '进入首页' }).click()
}

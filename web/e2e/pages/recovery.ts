import type { Page } from 'playwright-core'
import type { DrawnPerson } from '../../../shared/test-people/drawn-people.ts'
import type { Sitting } from '../../../shared/test-people/sitting.ts'
import { filmOf, unasked } from '../world/face-film.ts'
import { messagesTo } from '../world/outbox.ts'
import type { Person } from '../world/people.ts'
import type { Unit } from '../world/registry.ts'
import { agreeByProgram, verdictOn } from './face-past-the-page.ts'
import { nextButton } from './registration-steps.ts'
import { askForCode, codeField } from './sms-code.ts'

type Claimed = Pick<Person, 'name' | 'number'>

/** The guide's form, with the phone that the account shall have. */
export async function giveRecoveryForm(page: Page, { name, number }: Claimed, phone: string) {
  await page.goto('/recovery')
  await claim(page, { name, number }, phone)
  await waitToBeAskedForFace(page)
}

/** The same of a unit, by its legal representative. */
export async function giveUnitRecoveryForm(page: Page, { name, code, representative }: Unit, phone: string) {
  await page.goto('/recovery')
  await page.getByRole('radio', { name: '单位账号' }).check()
  await page.getByLabel('单位名称', { exact: true }).fill(name)
  await page.getByLabel('统一社会信用代码', { exact: true }).fill(code)
  await claim(page, representative, phone)
  await waitToBeAskedForFace(page)
}

/** On the form as it is open. */
export async function claim(page: Page, { name, number }: Claimed, phone: string) {
  await page.getByLabel('证件号码', { exact: true }).fill(number)
  await page.getByLabel('姓名', { exact: true }).fill(name)
  await codeField(page).fill(await askForCode(page, phone))
  await nextButton(page).click()
}

const waitToBeAskedForFace = (page: Page) =>
  page.getByRole('heading', { name: '人脸识别', level: 1 }).waitFor()

/** What the judge says of this face; a program stands in the page's place, as no camera can be aimed at every asking. */
export async function showFace(page: Page, face: DrawnPerson, sitting: Sitting = {}) {
  const recovery = (await page.evaluate(() => localStorage.getItem('account-recovery'))) ?? ''
  await agreeByProgram(page, { recovery })
  return verdictOn(page, (actions) => filmOf(face, actions, { ...unasked, sitting }), { recovery })
}

/** The page that stops it, as the message to the old phone names it. */
export async function stopLinkFor(phone: string): Promise<string> {
  const texts = (await messagesTo(`+86${phone}`)).map(({ text }) => text)
  const link = texts.map((text) => /https?:\/\/[^\s/]+(\/r#[\w-]{22})/.exec(text)?.[1]).find(Boolean)
  if (!link) throw new Error('no message names a link')
  return link
}

export const newPasswordField = (page: Page) => page.getByLabel('新密码', { exact: true })

import type { Page } from 'playwright-core'
import { readCaptchaOn } from '../world/captcha.ts'
import { messagesTo, nextCodeFor } from '../world/outbox.ts'
import type { Person } from '../world/people.ts'

const goOn = (page: Page) => page.getByRole('button', { name: '下一步' }).click()

/** A personal account, from the first question to «注册成功»; the person is then signed in on this page's side. */
export async function register(
  page: Page,
  person: Person,
  path: '/register' | '/portal/register' = '/register',
) {
  await page.goto(path)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '个人账号注册' }).click()
  await answerQuestions(page, person)
}

/** From «您的证件» on, wherever the person came from. */
export async function answerQuestions(page: Page, person: Person) {
  await page.getByLabel('证件号码').fill(person.number)
  await goOn(page)
  await page.getByLabel('姓名').fill(person.name)
  await goOn(page)
  await provePhone(page, person.phone)
  await goOn(page)
  await page.getByLabel('密码', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: '完成注册' }).click()
  await page.getByRole('heading', { name: '注册成功' }).waitFor()
}

/** Types phone, picture and code, as registration and sign-in ask for them. */
export async function provePhone(page: Page, phone: string) {
  const { length: seen } = await messagesTo(phone)
  await page.getByLabel('手机号', { exact: true }).fill(phone)
  await page.getByLabel('图形验证码', { exact: true }).fill(await readCaptchaOn(page))
  await page.getByRole('button', { name: '获取验证码' }).click()
  await page.getByLabel('短信验证码', { exact: true }).fill(await nextCodeFor(phone, seen))
}

import { expect, it } from 'vitest'
import {
  agreeAndStart,
  finishButton,
  giveDocument,
  giveName,
  newPasswordField,
  nextButton,
  provePhone,
  reachPassword,
  reachPhone,
  register,
} from '../pages/registration-steps.ts'
import { openSignIn, signInByPassword, waitForHome } from '../pages/sign-in.ts'
import { askForCode, codeField, fillPhoneAndPicture, readPicture } from '../pages/sms-code.ts'
import { useDevices } from '../world/devices.ts'
import { everythingKept } from '../world/kept-in-browser.ts'
import { nextCodeFor } from '../world/outbox.ts'
import { aPerson } from '../world/people.ts'
import { demonstrationPeople } from '../world/demonstration-people.ts'

const { openPhone, openDesktop } = useDevices()
const open = { app: openPhone, portal: openDesktop }
const [chen] = demonstrationPeople
const masked = (number: string) => `${number.slice(0, 6)}********${number.slice(-4)}`

it.each([
  ['app', 'portal'],
  ['portal', 'app'],
] as const)('a person registers on the %s, and the %s knows them at once', async (here, there) => {
  const person = aPerson()
  const page = await open[here]()
  await register(page, here, person)
  await waitForHome(page, here)

  const other = await open[there]()
  await openSignIn(other, there)
  await signInByPassword(other, person)
  await waitForHome(other, there)
  await other.getByText(masked(person.number)).first().waitFor()
  expect(await other.locator('body').innerText()).not.toContain(person.number)
})

it('whoever holds a registered document hears of it only after a right SMS code, and is led on', async () => {
  const page = await openPhone()
  const person = { ...aPerson(), number: chen.documentNumber }
  await reachPhone(page, 'app', person)
  const code = await askForCode(page, person.phone)
  const bound = page.getByText('此证件已绑定账户，请直接登录')

  await codeField(page).fill(anotherThan(code))
  await nextButton(page).click()
  await page.getByText('短信验证码不正确').waitFor()
  expect(await bound.count()).toBe(0)

  await codeField(page).fill(code)
  await nextButton(page).click()
  await bound.waitFor()
  await page.getByRole('link', { name: '去登录' }).click()
  await page.waitForURL('**/sign-in')
})

it('a phone that has an account is told so, with the way to find out which', async () => {
  const page = await openDesktop()
  await reachPhone(page, 'portal', aPerson())
  await provePhone(page, chen)
  await page.getByText('手机号已绑定账号').waitFor()
  await page.getByRole('link', { name: '用手机号登录' }).click()
  await page.waitForURL('**/portal/sign-in/code')
  await codeField(page).waitFor()
  expect(new URL(page.url()).pathname).toBe('/portal/sign-in/code')
})

it('a misread picture sends nothing; a new one is drawn, and reading that one sends the code', async () => {
  const { phone, ...rest } = aPerson()
  const page = await openPhone()
  await reachPhone(page, 'app', { phone, ...rest })
  const before = await readPicture(page)
  await fillPhoneAndPicture(page, phone, 'none')
  await page.getByText('图形验证码不对或已过期，请按新图重新输入。').waitFor()
  await expect.poll(() => readPicture(page)).not.toBe(before)

  await askForCode(page, phone)
  expect(await nextCodeFor(`+86${phone}`)).toMatch(/^\d{6}$/)
})

it('a mistyped SMS code tells how many tries are left, and five spend it', async () => {
  const person = aPerson()
  const page = await openPhone()
  await reachPhone(page, 'app', person)
  const wrong = anotherThan(await askForCode(page, person.phone))
  for (const left of [4, 3, 2, 1]) {
    await codeField(page).fill(wrong)
    await nextButton(page).click()
    await page.getByText(`还可以试 ${left} 次`).waitFor()
  }
  await nextButton(page).click()
  await page.getByText('次数已用完').waitFor()
  await nextButton(page).click()
  await page.getByText(/\d+ 分 \d+ 秒后可以再试/).waitFor()
  expect(new URL(page.url()).pathname).toBe('/register/phone')
})

it('a weak password is refused in words, and nothing is sent', async () => {
  const person = aPerson()
  const page = await openPhone()
  await reachPassword(page, 'app', person)
  const sent: string[] = []
  page.on('request', (request) => sent.push(new URL(request.url()).pathname))

  for (const [weak, words] of [
    ['短', '密码至少8位'],
    ['password123', '这个密码太常见'],
    [`${person.name}-in-guangzhou`, '密码中不能有您的姓名'],
    [`abc${person.number.slice(6, 14)}xyz`, '密码中不能有您的证件号码、出生日期'],
    [`call-${person.phone}`, '密码中不能有您的手机号'],
  ] as const) {
    await newPasswordField(page).fill(weak)
    await finishButton(page).click()
    await page.getByText(words).first().waitFor()
  }
  expect(sent).not.toContain('/api/registrations/complete')
})

it('a reload in the middle keeps the step and what was answered, but no code and no password', async () => {
  const person = aPerson()
  const page = await openPhone()
  await reachPhone(page, 'app', person)
  await page.reload()
  await page.getByRole('heading', { name: '验证手机号' }).waitFor()
  await page.getByRole('link', { name: '姓名' }).click()
  await expect.poll(() => page.getByLabel('姓名', { exact: true }).inputValue()).toBe(person.name)
  await nextButton(page).click()

  await provePhone(page, person)
  await newPasswordField(page).fill(person.password)
  await page.reload()
  await page.getByRole('heading', { name: '设置密码' }).waitFor()
  expect(await newPasswordField(page).inputValue()).toBe('')
  const kept = await everythingKept(page)
  expect(kept).toContain(person.name)
  expect(kept).not.toContain(person.password)
  await newPasswordField(page).fill(person.password)
  await finishButton(page).click()
  await page.getByRole('heading', { name: '注册成功' }).waitFor()
})

it('a double press makes one account and shows no error', async () => {
  const person = aPerson()
  const page = await openPhone()
  await reachPassword(page, 'app', person)
  const sent: string[] = []
  page.on('request', (request) => sent.push(new URL(request.url()).pathname))
  await newPasswordField(page).fill(person.password)
  await finishButton(page).dblclick()
  await page.getByRole('heading', { name: '注册成功' }).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(sent.filter((path) => path === '/api/registrations/complete')).toHaveLength(1)
  await page.getByRole('link', { name: '进入首页' }).click()
  await page.goto('/account')
  await expect.poll(() => page.getByText('注册账号').count()).toBe(1)
})

it.each([
  ['𠮷野', '𠮷*'],
  ['\uf9d1小明', '\uf9d1**'],
  ['阿卜杜拉·买买提', '阿***·***'],
])('%s, with a name that not every system can write, is shown masked and whole', async (name, shown) => {
  const person = { ...aPerson(), name }
  const page = await openPhone()
  await register(page, 'app', person)
  await waitForHome(page, 'app')
  const heading = await page.locator('#holder-name').innerText()
  expect(heading).toBe(shown)
  expect(heading.isWellFormed()).toBe(true)
})

it('an answer that does not fit is told at its field before anything is asked of the server', async () => {
  const page = await openDesktop()
  await agreeAndStart(page, 'portal')
  const { number } = aPerson()
  const last = number.endsWith('0') ? '1' : '0'
  await giveDocument(page, { number: number.slice(0, 17) + last })
  expect(await page.getByRole('alert').innerText()).toContain('居民身份证号码填写有误')
  await giveDocument(page, { number })
  await giveName(page, { name: '李' })
  expect(await page.getByRole('alert').innerText()).toContain('2')
  expect(new URL(page.url()).pathname).toBe('/portal/register/name')
})

const anotherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readHistory } from '../pages/account.ts'
import {
  chooseNewPassword,
  giveNumberAndPhone,
  newPasswordField,
  openPasswordReset,
  resetButton,
} from '../pages/password-reset.ts'
import { nextButton } from '../pages/registration-steps.ts'
import { type Face, numberField, openSignIn, signInByPassword, waitForHome } from '../pages/sign-in.ts'
import { codeField, readPicture } from '../pages/sms-code.ts'
import { useDevices } from '../world/devices.ts'
import { forgetful } from '../world/forgetful.ts'
import { walkByKeyboard } from '../world/keyboard.ts'
import { inspect } from '../world/looks.ts'
import { messagesTo, nextCodeFor } from '../world/outbox.ts'
import { aPerson } from '../world/people.ts'
import { reads } from '../world/reads.ts'

const { openPhone, openDesktop } = useDevices()
const open = { app: openPhone, portal: openDesktop }
const otherFace = { app: 'portal', portal: 'app' } as const
const newPassword = '珠江夜航-Harbour-2026'

async function signedIn(face: Face, holder: { number: string; password: string }) {
  const page = await open[face]()
  await openSignIn(page, face)
  await signInByPassword(page, holder)
  await waitForHome(page, face)
  return page
}

/** What somebody does next whose session is over. */
async function isOutAtTheNextStep(page: Page, face: Face) {
  await page.getByRole('link', { name: face === 'app' ? '我的账号' : '账号安全设置' }).click()
  await reads(page, '登录已结束，请重新登录。')
}

it.each([
  ['a person', 'app', forgetful.onPhone],
  ['a unit', 'portal', forgetful.unit],
] as const)(
  'who forgot the password of %s sets a new one in the %s; the old one and every other device are out',
  async (_who, face, holder) => {
    const elsewhere = await signedIn(otherFace[face], holder)
    const page = await open[face]()
    const faults: string[] = []
    const look = async (name: string) => void faults.push(...(await inspect(page, `${face}-reset-${name}`)))
    await openSignIn(page, face)
    await page.getByRole('link', { name: '忘记密码' }).click()
    await page.getByRole('heading', { name: '忘记密码', level: 1 }).waitFor()
    await page.getByRole('img', { name: '图形验证码' }).waitFor()
    await look('start')
    await nextButton(page).click()
    await page.getByText('请输入证件号码。').waitFor()
    await look('nothing-typed')
    await giveNumberAndPhone(page, holder)
    await page.getByRole('heading', { name: '设置新密码' }).waitFor()
    await newPasswordField(page).fill('password123')
    await look('password-weak')
    await chooseNewPassword(page, newPassword)
    await reads(page, '密码已重置，所有设备上的登录都已退出。')
    await look('done')

    await isOutAtTheNextStep(elsewhere, otherFace[face])
    const told = (await messagesTo(`+86${holder.phone}`)).filter(({ text }) => text.includes('您的密码已于'))
    expect(told).toHaveLength(1)

    await page.getByRole('link', { name: '去登录' }).click()
    await signInByPassword(page, holder)
    await reads(page, '证件号码或密码不正确')
    await signInByPassword(page, { ...holder, password: newPassword })
    await waitForHome(page, face)
    await page.goto(face === 'app' ? '/account' : '/portal/security')
    expect(await readHistory(page)).toContain('重置密码，所有登录已退出')
    expect(faults).toEqual([])
  },
)

it('a number that nobody has and one with another phone are told in the same words', async () => {
  const answerTo = async (number: string) => {
    const page = await openPhone()
    await openPasswordReset(page, 'app')
    await giveNumberAndPhone(page, { number, phone: aPerson().phone })
    await reads(page, '没有找到同时对应这个证件号码和手机号的账号。')
    return { page, words: await page.getByRole('alert').innerText() }
  }
  const known = await answerTo(forgetful.unit.number)
  const unknown = await answerTo(aPerson().number)
  expect(unknown.words).toBe(known.words)
  expect(await inspect(known.page, 'app-reset-refused')).toEqual([])
})

it('somebody without a mouse resets a password and always sees where they are', async () => {
  const { number, phone } = forgetful.byKeyboard
  const page = await openDesktop()
  await openPasswordReset(page, 'portal')
  await page.getByRole('img', { name: '图形验证码' }).waitFor()
  const keys = walkByKeyboard(page)
  await keys.type(numberField(page), number)
  await keys.type(page.getByLabel('手机号', { exact: true }), phone)
  await keys.type(page.getByLabel('图形验证码', { exact: true }), await readPicture(page))
  await keys.tabTo(page.getByRole('button', { name: '获取验证码' }))
  await keys.press('Enter')
  await page.getByText('已发送到').waitFor()
  await keys.type(codeField(page), await nextCodeFor(`+86${phone}`))
  await keys.press('Enter')
  await page.getByRole('heading', { name: '设置新密码' }).waitFor()
  await keys.type(newPasswordField(page), newPassword)
  await keys.tabTo(resetButton(page))
  await keys.press('Enter')
  await reads(page, '密码已重置，所有设备上的登录都已退出。')
  await keys.tabTo(page.getByRole('link', { name: '去登录' }))
  await keys.press('Enter')
  await page.waitForURL('**/portal/sign-in/password')
  expect(keys.unseen()).toEqual([])
})

it('a phone that nobody proved for long resets nothing in a strange browser, and the page says what does', async () => {
  const page = await openPhone()
  await openPasswordReset(page, 'app')
  await giveNumberAndPhone(page, forgetful.withOldPhone)
  await reads(page, '这个手机号已超过 90 天没有验证。')
  await reads(page, '在您以前用密码登录过的手机或电脑上，用原来的浏览器打开本页，重新办理。')
  expect(await inspect(page, 'app-reset-old-phone')).toEqual([])
})

it.each(['app', 'portal'] as const)(
  'the %s asks a holder to prove a phone again that was not for long',
  async (face) => {
    const page = await signedIn(face, forgetful.provingOldPhone)
    if (face === 'app') await page.getByRole('link', { name: '我的账号' }).click()
    await page.getByRole('heading', { name: '请重新验证手机号' }).waitFor()
    expect(await inspect(page, `${face}-phone-check`)).toEqual([])
  },
)

it('a holder proves an old phone again, and is asked no more on either face', async () => {
  const holder = forgetful.provingOldPhone
  const page = await signedIn('app', holder)
  await page.getByRole('link', { name: '我的账号' }).click()
  await page.getByRole('button', { name: '发送验证码' }).click()
  await codeField(page).fill(await nextCodeFor(`+86${holder.phone}`))
  expect(await inspect(page, 'app-phone-check-sent')).toEqual([])
  await page.getByRole('button', { name: '验证', exact: true }).click()
  await reads(page, '已验证。')
  expect(await inspect(page, 'app-phone-check-proven')).toEqual([])
  await page.reload()
  expect(await readHistory(page)).toContain('重新验证了手机号')
  const desktop = await signedIn('portal', holder)
  await reads(desktop, '440106********0087')
  expect(await desktop.locator('body').innerText()).not.toContain('请重新验证手机号')
})

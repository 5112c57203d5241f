import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { historyLines } from '../pages/account.ts'
import {
  finishButton,
  giveDocument,
  giveName,
  newPasswordField,
  nextButton,
  provePhone,
  register,
  startButton,
} from '../pages/registration-steps.ts'
import { type Face, openSignIn, signInButton, signInByPassword, tick, waitForHome } from '../pages/sign-in.ts'
import { askForCode } from '../pages/sms-code.ts'
import { choices, confirmAsShown } from '../pages/scan-app.ts'
import { numberShown, openPortal, pictureOfCode } from '../pages/scan-portal.ts'
import { useDevices } from '../world/devices.ts'
import { inspect, looking } from '../world/looks.ts'
import { aPerson } from '../world/people.ts'

// That no page makes console errors, breaks the page policy or asks other origins, `useDevices` sees to.
const { openPhone, openDesktop, holdBeforeCameras } = useDevices()
const open = { app: openPhone, portal: openDesktop }

it.each(['app', 'portal'] as const)(
  'anybody can read and use the pages of the %s that need no account',
  async (face) => {
    const page = await open[face]()
    const { faults, lookAt } = looking(page, face)
    await lookAt('guide', '/guide', '操作指南')
    await page.getByRole('group').first().locator('summary').click()
    faults.push(...(await inspect(page, `${face}-guide-opened`)))
    await lookAt('user-agreement', '/agreements/user-agreement', '用户使用协议')
    await lookAt('privacy-policy', '/agreements/privacy-policy', '隐私政策')
    await lookAt('lost', '/no-such-page', '没有这个页面')
    if (face === 'app') {
      await lookAt('install', '/install', '安装到手机')
      await page.goto('/s')
      await page.getByRole('heading', { level: 1 }).waitFor()
      faults.push(...(await inspect(page, 'app-link-opened-outside')))
    }
    expect(faults).toEqual([])
  },
)

it.each(['app', 'portal'] as const)(
  'anybody can read and use the sign-in of the %s in all its states',
  async (face) => {
    const page = await open[face]()
    const { faults, look } = looking(page, face)
    if (face === 'portal') {
      await page.goto('/portal/')
      await page.getByRole('img', { name: '登录二维码' }).waitFor()
      await look('sign-in-scan')
    }
    await openSignIn(page, face)
    await signInButton(page).waitFor()
    await look('sign-in')
    await signInButton(page).click()
    await page.getByText('请输入证件号码。').waitFor()
    await look('sign-in-nothing-typed')
    await signInByPassword(page, aPerson())
    await page.getByText('证件号码或密码不正确').waitFor()
    await look('sign-in-wrong')
    await openSignIn(page, face, 'code')
    await page.getByRole('img', { name: '图形验证码' }).waitFor()
    await look('sign-in-code')
    await askForCode(page, aPerson().phone)
    await look('sign-in-code-sent')
    expect(faults).toEqual([])
  },
)

it.each(['app', 'portal'] as const)(
  'anybody can read and use every step of registering on the %s',
  async (face) => {
    const person = aPerson()
    const page = await open[face]()
    const { faults, look, lookAt } = looking(page, face)
    await lookAt('register', '/register', '欢迎注册粤建通账号')
    await startButton(page).click()
    await page.getByText('请先阅读并勾选同意协议。').waitFor()
    await tick(page).check()
    await startButton(page).click()
    await page.getByLabel('证件类型').selectOption({ label: '护照' })
    await nextButton(page).click()
    await page.getByRole('alert').waitFor()
    await look('register-document-wrong')
    await page.getByLabel('证件类型').selectOption({ index: 0 })
    await giveDocument(page, person)
    await nextButton(page).click()
    await page.getByRole('alert').waitFor()
    await look('register-name-wrong')
    await giveName(page, person)
    await page.getByRole('img', { name: '图形验证码' }).waitFor()
    await look('register-phone')
    await provePhone(page, person)
    await newPasswordField(page).fill('password123')
    await finishButton(page).click()
    await page.getByRole('alert').waitFor()
    await look('register-password-weak')
    await newPasswordField(page).fill(person.password)
    await finishButton(page).click()
    await page.getByRole('heading', { name: '注册成功' }).waitFor()
    await look('register-done')
    await page.getByRole('link', { name: '进入首页' }).click()
    await lookInside(page, face, look, lookAt)
    expect(faults).toEqual([])
  },
)

async function lookInside(
  page: Page,
  face: Face,
  look: ReturnType<typeof looking>['look'],
  lookAt: ReturnType<typeof looking>['lookAt'],
) {
  await waitForHome(page, face)
  await page.waitForLoadState('networkidle')
  await look('home')
  if (face === 'app') await lookAt('account', '/account', '我的账号')
  else {
    await lookAt('level', '/level', '账号等级认证')
    await lookAt('security', '/security', '账号安全设置')
  }
  await historyLines(page).first().waitFor()
  await look('history')
  await lookAt('sign-out', '/sign-out', '退出登录？')
}

it.each(['app', 'portal'] as const)(
  'whoever disowns a sign-in or has no network can read what the %s says',
  async (face) => {
    const person = aPerson()
    const page = await open[face]()
    const { faults, look } = looking(page, face)
    await register(page, face, person)
    const stranger = await openDesktop()
    await openSignIn(stranger, 'portal')
    await signInByPassword(stranger, person)
    await waitForHome(stranger, 'portal')

    await page.goto(face === 'app' ? '/account' : '/portal/security')
    await historyLines(page).first().getByRole('button', { name: '不是我本人操作' }).click()
    await page.getByRole('dialog').waitFor()
    await look('disown')
    await page.getByRole('dialog').getByRole('button', { name: '结束这次登录' }).click()
    await page.getByText(/已结束 1 处登录/).waitFor()
    await look('disowned')

    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
    await page.context().setOffline(true)
    await page.goto(face === 'app' ? '/' : '/portal/')
    await page.getByText('当前没有网络').waitFor()
    await page.waitForTimeout(500)
    await look('offline')
    expect(faults).toEqual([])
  },
)

it('anybody can read and use both faces while the phone signs the desktop in', async () => {
  const phone = await openPhone()
  const portal = await openDesktop()
  const onPhone = looking(phone, 'app')
  const onPortal = looking(portal, 'portal')
  await phone.goto('/scan')
  await phone.getByRole('heading').first().waitFor()
  await onPhone.look('scan-signed-out')
  await register(phone, 'app', aPerson())
  await waitForHome(phone, 'app')
  await phone.getByRole('link', { name: '扫一扫' }).click()
  await phone.getByRole('button', { name: '选择' }).or(phone.getByText('相册')).first().waitFor()
  await onPhone.look('scan-aiming')

  await openPortal(portal)
  await holdBeforeCameras(portal, await pictureOfCode(portal))
  await phone.goto('/scan')
  await choices(phone).waitFor()
  await onPhone.look('scan-ask')
  await numberShown(portal)
  await onPortal.look('scan-number')
  await confirmAsShown(phone, portal)
  await phone.getByText('已记入账号记录：扫码登录').waitFor()
  await onPhone.look('scan-confirmed')
  expect([...onPhone.faults, ...onPortal.faults]).toEqual([])
})

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { drawnPeople } from '../../../shared/test-people/drawn-people.ts'
import { giveRecoveryForm, newPasswordField, showFace } from '../pages/recovery.ts'
import { openSignIn, passwordField, signInByPassword, waitForHome } from '../pages/sign-in.ts'
import { waitForHeading } from '../pages/unit-registration-steps.ts'
import { productOrigin, useDevices } from '../world/devices.ts'
import { looking } from '../world/looks.ts'
import { messagesTo } from '../world/outbox.ts'
import { aPerson } from '../world/people.ts'
import { enrolPortrait } from '../world/portraits.ts'
import { reads } from '../world/reads.ts'
import { recovering } from '../world/recovering.ts'

const { openPhone, openDesktop } = useDevices()
const { third } = drawnPeople
const HOUR_MS = 60 * 60_000

it('a certified account waits a day, until its holder says so with the password where they have long signed in, and nowhere newer', async () => {
  const { certified: holder, rememberedBrowser } = recovering
  await enrolPortrait(holder, third)
  const old = await openPhone()
  await rememberedAs(old, rememberedBrowser)
  await openSignIn(old, 'app')
  await signInByPassword(old, holder)
  await waitForHome(old, 'app')
  const newer = await openDesktop()
  await openSignIn(newer, 'portal')
  await signInByPassword(newer, holder)
  await waitForHome(newer, 'portal')

  const { phone, password } = aPerson()
  const page = await openPhone()
  const { faults, look } = looking(page, 'app')
  await giveRecoveryForm(page, holder, phone)
  expect(await showFace(page, third)).toMatchObject({ verdict: 'certified' })
  await page.reload()
  await waitForHeading(page, '设置新密码')
  await newPasswordField(page).fill(password)
  await page.getByRole('button', { name: '提交新密码' }).click()
  await waitForHeading(page, '等待生效')
  const until = await page.locator('time').getAttribute('datetime')
  const hours = (Date.parse(until ?? '') - Date.now()) / HOUR_MS
  expect(hours).toBeGreaterThan(23.9)
  expect(hours).toBeLessThanOrEqual(24)
  await look('recovery-waiting')

  await newer.reload()
  await newer.getByRole('button', { name: '不是我，停止' }).waitFor()
  expect(await atOnceButton(newer).count()).toBe(0)

  await old.reload()
  const onOld = looking(old, 'app')
  await atOnceButton(old).click()
  const dialog = old.getByRole('dialog', { name: '让这次找回账号立即生效？' })
  await passwordField(dialog).fill('some-other-words')
  await dialog.getByRole('button', { name: '立即生效' }).click()
  await reads(old, '密码不正确，请核对后重新输入。')
  await onOld.look('recovery-confirm')
  await passwordField(dialog).fill(holder.password)
  await dialog.getByRole('button', { name: '立即生效' }).click()
  await reads(old, '已确认。请回到办理找回的手机上完成')

  await page.getByRole('button', { name: '刷新' }).click()
  await waitForHeading(page, '可以完成了')
  await look('recovery-due')
  await page.getByRole('button', { name: '完成', exact: true }).click()
  await waitForHeading(page, '账号已找回')
  await page.getByRole('link', { name: '去登录' }).click()
  await signInByPassword(page, { ...holder, password })
  await waitForHome(page, 'app')
  await old.getByRole('link', { name: '我的账号' }).click()
  await reads(old, '登录已结束，请重新登录。')
  const told = (await messagesTo(`+86${holder.phone}`)).map(({ text }) => text)
  expect(told.at(-1)).toContain('找回，密码和手机号已更换')
  expect([...faults, ...onOld.faults]).toEqual([])
})

const atOnceButton = (page: Page) => page.getByRole('button', { name: '是我本人，立即生效' })

/** Whoever signed in here days ago comes with that browser's cookie. */
const rememberedAs = (page: Page, secret: string) =>
  page.context().addCookies([
    {
      name: '__Host-browser',
      value: secret,
      url: productOrigin().replace('http:', 'https:'),
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    },
  ])

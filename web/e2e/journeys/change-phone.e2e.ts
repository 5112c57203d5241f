import { expect, it } from 'vitest'
import { readHistory } from '../pages/account.ts'
import { bindPhone, proveToBeHolder } from '../pages/grave-acts.ts'
import { nextButton } from '../pages/registration-steps.ts'
import { openSignIn, passwordField, signInByPassword, waitForHome } from '../pages/sign-in.ts'
import { changing } from '../world/changing.ts'
import { useDevices } from '../world/devices.ts'
import { looking } from '../world/looks.ts'
import { messagesTo } from '../world/outbox.ts'
import { aPerson } from '../world/people.ts'
import { reads } from '../world/reads.ts'

const { openPhone, openDesktop } = useDevices()

const lastTo = async (phone: string) => (await messagesTo(`+86${phone}`)).at(-1)?.text

it('a person changes the phone in the app: not to one that has an account, and both are told', async () => {
  const { toNewPhone: holder, neighbour } = changing.people
  const newPhone = aPerson().phone
  const desktop = await openDesktop()
  await openSignIn(desktop, 'portal')
  await signInByPassword(desktop, holder)
  await waitForHome(desktop, 'portal')

  const page = await openPhone()
  const { faults, look } = looking(page, 'app')
  await openSignIn(page, 'app')
  await signInByPassword(page, holder)
  await waitForHome(page, 'app')
  await page.getByRole('link', { name: '我的账号' }).click()
  await page.getByRole('link', { name: '更换手机' }).click()
  await page.getByRole('heading', { name: '更换手机', level: 1 }).waitFor()
  await look('change-phone-proof')

  await proveToBeHolder(page, { ...holder, password: 'some-other-words' })
  await reads(page, '密码不正确，请重新输入。')
  await look('change-phone-wrong-password')
  await passwordField(page).fill(holder.password)
  await nextButton(page).click()
  await page.getByRole('heading', { name: '验证新手机号' }).waitFor()
  await look('change-phone-new')

  await bindPhone(page, neighbour.phone)
  await reads(page, '手机号已绑定账号')
  await look('change-phone-taken')
  await bindPhone(page, newPhone)
  await page.getByRole('heading', { name: '手机号已更换' }).waitFor()
  await look('change-phone-done')

  expect(await lastTo(holder.phone)).toContain('更换绑定手机，本号码不再用于登录')
  expect(await lastTo(newPhone)).toContain('绑定为您账号的手机号')
  await page.getByRole('link', { name: '完成' }).click()
  expect((await readHistory(page))[0]).toContain('更换手机号')
  await desktop.getByRole('link', { name: '账号安全设置' }).click()
  await reads(desktop, '登录已结束，请重新登录。')
  expect(faults).toEqual([])
})

it('a unit changes the phone on the portal, which the app shows at once (R7)', async () => {
  const { toNewPhone: unit } = changing.units
  const newPhone = aPerson().phone
  const page = await openDesktop()
  const { faults, look } = looking(page, 'portal')
  await openSignIn(page, 'portal')
  await signInByPassword(page, unit)
  await waitForHome(page, 'portal')
  await page.getByRole('link', { name: '账号安全设置' }).click()
  await page.getByRole('link', { name: '更换手机' }).waitFor()
  await look('security-with-phone')
  await page.getByRole('link', { name: '更换手机' }).click()
  await nextButton(page).click()
  await reads(page, '请输入密码。')
  await look('change-phone-nothing-typed')
  await proveToBeHolder(page, unit)
  await page.getByRole('heading', { name: '验证新手机号' }).waitFor()
  await look('change-phone-new')
  await bindPhone(page, newPhone)
  await page.getByRole('heading', { name: '手机号已更换' }).waitFor()
  await look('change-phone-done')
  await page.reload()
  await page.getByRole('heading', { name: '更换手机', level: 1 }).waitFor()

  const elsewhere = await openPhone()
  await openSignIn(elsewhere, 'app')
  await signInByPassword(elsewhere, unit)
  await waitForHome(elsewhere, 'app')
  await elsewhere.goto('/account')
  await reads(elsewhere, `${newPhone.slice(0, 3)}****${newPhone.slice(-4)}`)
  expect((await readHistory(elsewhere)).slice(0, 2)).toEqual(['密码登录', '更换手机号，其他登录已退出'])
  expect(faults).toEqual([])
})

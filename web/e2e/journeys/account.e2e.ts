import { expect, it } from 'vitest'
import { disown, historyLines, readHistory } from '../pages/account.ts'
import { register } from '../pages/registration-steps.ts'
import { openHome, openSignIn, signInByPassword, signOut, waitForHome } from '../pages/sign-in.ts'
import { useDevices } from '../world/devices.ts'
import { aPerson } from '../world/people.ts'

const { openPhone, openDesktop } = useDevices()

it('a holder reads what happened with their account, the newest first, on both faces', async () => {
  const person = aPerson()
  const phone = await openPhone()
  await register(phone, 'app', person)
  await waitForHome(phone, 'app')
  await signOut(phone, 'app')
  await openSignIn(phone, 'app')
  await signInByPassword(phone, person)
  await waitForHome(phone, 'app')

  await phone.goto('/account')
  const all = ['密码登录', '退出登录', '注册账号']
  expect(await readHistory(phone)).toEqual(all)
  expect(await historyLines(phone).first().innerText()).toMatch(/\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}/)

  const desktop = await openDesktop()
  await openSignIn(desktop, 'portal')
  await signInByPassword(desktop, person)
  await waitForHome(desktop, 'portal')
  await desktop.goto('/portal/security')
  expect(await readHistory(desktop)).toEqual(['密码登录', ...all])
})

it('a sign-in disowned from the portal ends on the phone, which is told so at its next step', async () => {
  const person = aPerson()
  const desktop = await openDesktop()
  await register(desktop, 'portal', person)
  await waitForHome(desktop, 'portal')
  const phone = await openPhone()
  await openSignIn(phone, 'app')
  await signInByPassword(phone, person)
  await waitForHome(phone, 'app')

  await desktop.goto('/portal/security')
  await historyLines(desktop).first().waitFor()
  await disown(desktop, 0)
  await desktop.getByText('已结束 1 处登录，对方已不能再用您的账号操作。').waitFor()
  await historyLines(desktop).getByText('已按“不是我本人操作”处理').waitFor()

  await phone.getByRole('link', { name: '我的账号' }).click()
  await phone.getByText('登录已结束，请重新登录。').waitFor()
  expect(new URL(phone.url()).pathname).toBe('/sign-in')
  await openHome(desktop, 'portal')
  await waitForHome(desktop, 'portal')
})

it('who thinks twice about disowning leaves everything as it was', async () => {
  const person = aPerson()
  const phone = await openPhone()
  await register(phone, 'app', person)
  await waitForHome(phone, 'app')
  const desktop = await openDesktop()
  await openSignIn(desktop, 'portal')
  await signInByPassword(desktop, person)
  await waitForHome(desktop, 'portal')

  await phone.goto('/account')
  await historyLines(phone).first().getByRole('button', { name: '不是我本人操作' }).click()
  await phone.keyboard.press('Escape')
  await phone.getByRole('dialog').waitFor({ state: 'hidden' })
  await desktop.reload()
  await waitForHome(desktop, 'portal')
  expect(await readHistory(phone)).toEqual(['密码登录', '注册账号'])
})

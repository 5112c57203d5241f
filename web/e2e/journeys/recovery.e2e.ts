import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { drawnPeople } from '../../../shared/test-people/drawn-people.ts'
import { readHistory } from '../pages/account.ts'
import { certify, told } from '../pages/certification.ts'
import { register } from '../pages/registration-steps.ts'
import { giveRecoveryForm, newPasswordField, showFace, stopLinkFor } from '../pages/recovery.ts'
import { openSignIn, signInByPassword, waitForHome } from '../pages/sign-in.ts'
import { useDevices } from '../world/devices.ts'
import { filmOf } from '../world/face-film.ts'
import { looking } from '../world/looks.ts'
import { messagesTo } from '../world/outbox.ts'
import { aPerson } from '../world/people.ts'
import { enrolPortrait } from '../world/portraits.ts'
import { reads } from '../world/reads.ts'

const { openPhone, openDesktop, playBeforeCameras } = useDevices()
const { first, second } = drawnPeople
const newPassword = '珠江夜航-Harbour-2026'

/** Registered and signed in on a phone of their own; the authority knows their face. */
async function whoHasAnAccount() {
  const person = aPerson()
  const old = await openPhone()
  await register(old, 'app', person)
  await waitForHome(old, 'app')
  await enrolPortrait(person, first)
  return { person, old }
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()

it('whoever lost phone and password does before the camera what is asked, and has the account back over a reload, and every device is out', async () => {
  const { person, old } = await whoHasAnAccount()
  const page = await openPhone()
  const { faults, look, lookAt } = looking(page, 'app')
  await lookAt('recovery-form', '/recovery', '找回账号')
  const { phone } = aPerson()
  await giveRecoveryForm(page, person, phone)
  await look('recovery-face')
  await page.getByRole('link', { name: '去做人脸识别' }).click()
  await certify(page, playBeforeCameras, (actions) => filmOf(first, actions))
  await told(page, '设置新密码')
  await page.reload()
  await heading(page, '设置新密码')
  await look('recovery-password')
  await newPasswordField(page).fill(newPassword)
  await page.getByRole('button', { name: '完成找回' }).click()
  await heading(page, '账号已找回')
  await look('recovery-done')
  await page.getByRole('link', { name: '去登录' }).click()
  await signInByPassword(page, { ...person, password: newPassword })
  await waitForHome(page, 'app')
  await page.goto('/account')
  expect(await readHistory(page)).toContain('找回账号，密码和手机号已更换，所有登录已退出')

  await old.getByRole('link', { name: '我的账号' }).click()
  await reads(old, '登录已结束，请重新登录。')
  const messages = (await messagesTo(`+86${person.phone}`)).map(({ text }) => text)
  expect(messages.at(-1)).toContain('找回，密码和手机号已更换')
  expect(faults).toEqual([])
}, 150_000)

it('whoever has the old phone stops it from the message without signing in, and nothing has changed', async () => {
  const { person, old } = await whoHasAnAccount()
  const stranger = await openPhone()
  await giveRecoveryForm(stranger, person, aPerson().phone)
  expect(await showFace(stranger, first)).toMatchObject({ verdict: 'certified' })
  await stranger.reload()
  await heading(stranger, '设置新密码')

  await old.reload()
  const onOld = looking(old, 'app')
  await old.getByRole('heading', { name: '有人正在找回您的账号' }).waitFor()
  await onOld.look('recovery-pending-home')
  const phone = await openPhone()
  const { faults, look } = looking(phone, 'app')
  await phone.goto(await stopLinkFor(person.phone))
  await heading(phone, '有人正在找回账号')
  await look('recovery-stop')
  await phone.getByRole('button', { name: '不是我，停止找回' }).click()
  await heading(phone, '找回已停止')
  await look('recovery-stopped')

  await newPasswordField(stranger).fill(newPassword)
  await stranger.getByRole('button', { name: '完成找回' }).click()
  await heading(stranger, '找回已停止')
  await openSignIn(phone, 'app')
  await signInByPassword(phone, person)
  await waitForHome(phone, 'app')
  expect([...faults, ...onOld.faults]).toEqual([])
})

it('somebody else’s face opens nothing, and nobody hears of it; the portal leads to the phone', async () => {
  const { person } = await whoHasAnAccount()
  const before = (await messagesTo(`+86${person.phone}`)).length
  const page = await openPhone()
  await giveRecoveryForm(page, person, aPerson().phone)
  expect(await showFace(page, second)).toMatchObject({ verdict: 'refused', reason: 'another-person' })
  await page.reload()
  await heading(page, '人脸识别')
  expect(await messagesTo(`+86${person.phone}`)).toHaveLength(before)

  const desktop = await openDesktop()
  const { faults, lookAt } = looking(desktop, 'portal')
  await lookAt('recovery', '/recovery', '找回账号')
  expect(faults).toEqual([])
})

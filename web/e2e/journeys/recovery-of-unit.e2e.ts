import { expect, it } from 'vitest'
import { drawnPeople } from '../../../shared/test-people/drawn-people.ts'
import { readHistory } from '../pages/account.ts'
import { giveUnitRecoveryForm, newPasswordField, showFace } from '../pages/recovery.ts'
import { openSignIn, signInByPassword, waitForHome } from '../pages/sign-in.ts'
import { registerUnit, waitForHeading } from '../pages/unit-registration-steps.ts'
import { useDevices } from '../world/devices.ts'
import { looking } from '../world/looks.ts'
import { messagesTo } from '../world/outbox.ts'
import { aPerson } from '../world/people.ts'
import { enrolPortrait } from '../world/portraits.ts'
import { reads } from '../world/reads.ts'
import { aUnit } from '../world/units.ts'

const { openPhone, openDesktop } = useDevices()
const { second } = drawnPeople

it('a unit whose phone and password are lost is recovered by its legal representative’s face, and the desktop is out', async () => {
  const unit = await aUnit()
  const { phone: lost, password: forgotten } = aPerson()
  const { phone, password } = aPerson()
  const desktop = await openDesktop()
  await registerUnit(desktop, 'portal', { unit, phone: lost, password: forgotten })
  await waitForHome(desktop, 'portal')
  await enrolPortrait(unit.representative, second)

  const page = await openPhone()
  const { faults, look } = looking(page, 'app')
  await giveUnitRecoveryForm(page, unit, phone)
  await reads(page, '由单位法定代表人对着手机做人脸识别')
  expect(await showFace(page, second)).toMatchObject({ verdict: 'certified' })
  await page.reload()
  await waitForHeading(page, '设置新密码')
  await look('recovery-password-of-unit')
  await newPasswordField(page).fill(password)
  await page.getByRole('button', { name: '完成找回' }).click()
  await waitForHeading(page, '账号已找回')
  await reads(page, `${phone.slice(0, 3)}****${phone.slice(-4)}`)

  await desktop.getByRole('link', { name: '账号安全设置' }).click()
  await reads(desktop, '登录已结束，请重新登录。')
  await openSignIn(desktop, 'portal')
  await signInByPassword(desktop, { number: unit.code, password: forgotten })
  await desktop.getByRole('alert').first().waitFor()
  await signInByPassword(desktop, { number: unit.code, password })
  await waitForHome(desktop, 'portal')
  await desktop.goto('/portal/security')
  expect(await readHistory(desktop)).toContain('找回账号，密码和手机号已更换，所有登录已退出')
  const told = (await messagesTo(`+86${lost}`)).map(({ text }) => text)
  expect(told.at(-1)).toContain('找回，密码和手机号已更换')
  expect(faults).toEqual([])
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { agreeAndStart, giveDocument, nextButton, provePhone } from '../pages/registration-steps.ts'
import type { Face } from '../pages/sign-in.ts'
import {
  chooseRegistrant,
  giveUnit,
  reachUnitPhone,
  setPassword,
  waitForHeading,
} from '../pages/unit-registration-steps.ts'
import { useDevices } from '../world/devices.ts'
import { aPerson } from '../world/people.ts'
import { aUnit } from '../world/units.ts'

const { openPhone, openOwnBrowser } = useDevices()

/** A browser's own folder: what is in it is all that is left once the browser was closed. */
async function withProfile(act: (profile: string) => Promise<void>) {
  const profile = await mkdtemp(join(tmpdir(), 'profile-'))
  try {
    await act(profile)
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
const starts: Record<Face, string> = { app: '/register', portal: '/portal/register' }

it('a unit’s registration goes on where it was left after the phone’s browser was closed', () =>
  withProfile(async (profile) => {
    const agent = aPerson()
    const unit = await aUnit()
    const before = await openOwnBrowser(profile, 'app')
    await reachUnitPhone(before.page, 'app', { unit, agent, ...agent })
    await before.close()

    const { page, close } = await openOwnBrowser(profile, 'app')
    await page.goto(starts.app)
    await page.getByRole('heading', { name: '继续上次的注册' }).waitFor()
    await page.getByText(`单位账号：${unit.name}`).waitFor()
    await page.getByRole('button', { name: '继续填写' }).click()
    await waitForHeading(page, '验证手机号')
    await provePhone(page, agent)
    await setPassword(page, agent)
    expect(await page.evaluate(() => localStorage.getItem('registration-draft'))).toBeNull()
    await close()
  }))

it('on a desk nothing is left of it, unless the person asked for that', () =>
  withProfile(async (profile) => {
    const unit = await aUnit()
    const before = await openOwnBrowser(profile, 'portal')
    await agreeAndStart(before.page, 'portal', '单位')
    await chooseRegistrant(before.page, '法定代表人本人')
    await before.close()

    const again = await openOwnBrowser(profile, 'portal')
    await again.page.goto(starts.portal)
    await waitForHeading(again.page, '欢迎注册粤建通账号')
    expect(await again.page.getByText('继续上次的注册').count()).toBe(0)
    await agreeAndStart(again.page, 'portal', '单位')
    await again.page.getByLabel('在这台电脑上保存草稿（公用电脑请勿勾选）').check()
    await chooseRegistrant(again.page, '法定代表人本人')
    await giveUnit(again.page, unit)
    await waitForHeading(again.page, '法定代表人信息')
    await again.close()

    const { page, close } = await openOwnBrowser(profile, 'portal')
    await page.goto(starts.portal)
    await page.getByText(`单位账号：${unit.name}`).waitFor()
    await page.getByRole('button', { name: '继续填写' }).click()
    await waitForHeading(page, '法定代表人信息')
    await page.getByRole('button', { name: '删除草稿' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '删除草稿' }).click()
    await waitForHeading(page, '欢迎注册粤建通账号')
    expect(await page.evaluate(() => localStorage.getItem('registration-draft'))).toBeNull()
    await close()
  }))

it('whoever starts anew is asked nothing of before', async () => {
  const person = aPerson()
  const page = await openPhone()
  await agreeAndStart(page, 'app')
  await giveDocument(page, person)
  await waitForHeading(page, '您的姓名')
  await page.goto(starts.app)
  await page.getByRole('button', { name: '重新开始' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除草稿，重新开始' }).click()
  await page.getByText('继续上次的注册').waitFor({ state: 'hidden' })
  await agreeAndStart(page, 'app')
  expect(await page.getByLabel('证件号码', { exact: true }).inputValue()).toBe('')
  await nextButton(page).click()
  expect(await page.getByRole('alert').innerText()).toContain('请输入')
})

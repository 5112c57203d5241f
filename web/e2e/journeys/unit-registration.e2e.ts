import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import { nextButton, provePhone } from '../pages/registration-steps.ts'
import { openSignIn, signInByPassword, waitForHome } from '../pages/sign-in.ts'
import {
  givePerson,
  reachUnitPhone,
  registerUnit,
  setPassword,
  waitForHeading,
} from '../pages/unit-registration-steps.ts'
import { demonstrationUnits } from '../world/demonstration-units.ts'
import { useDevices } from '../world/devices.ts'
import { messagesTo } from '../world/outbox.ts'
import { aPerson } from '../world/people.ts'
import { bringRegistryBack, enterIntoRegistry, takeRegistryDown } from '../world/registry.ts'
import { aUnit } from '../world/units.ts'

const { openPhone, openDesktop } = useDevices()
const open = { app: openPhone, portal: openDesktop }
const masked = (number: string) => `${number.slice(0, 6)}********${number.slice(-4)}`

it.each([
  ['app', 'portal'],
  ['portal', 'app'],
] as const)(
  'the legal representative registers a unit on the %s, and the %s knows it',
  async (here, there) => {
    const { phone, password } = aPerson()
    const unit = await aUnit()
    const page = await open[here]()
    await registerUnit(page, here, { unit, phone, password })
    await waitForHome(page, here)

    const other = await open[there]()
    await openSignIn(other, there)
    await signInByPassword(other, { number: unit.code, password })
    await waitForHome(other, there)
    await other.getByText(masked(unit.code)).first().waitFor()
    await other.getByText(unit.name).first().waitFor()
    expect(await other.locator('body').innerText()).not.toContain(unit.code)
  },
)

it.each(['app', 'portal'] as const)(
  'an agent registers a unit on the %s, and is kept as such beside the legal representative',
  async (face) => {
    const agent = aPerson()
    const unit = await aUnit()
    const page = await open[face]()
    await registerUnit(page, face, { unit, agent, ...agent })
    await waitForHome(page, face)
    await page.goto(face === 'app' ? '/account' : '/portal/')
    const representativeShown = page.getByRole('region', { name: '法定代表人信息' })
    await representativeShown.getByText(masked(unit.representative.number)).waitFor()
    const agentShown = page.getByRole('region', { name: '经办人信息' })
    await agentShown.getByText(masked(agent.number)).waitFor()
    await agentShown.getByText(`${agent.phone.slice(0, 3)}****${agent.phone.slice(-4)}`).waitFor()
    expect(await page.locator('body').innerText()).not.toContain(agent.name)
  },
)

it('a unit that differs from the register hears «公司信息错误» and not where; mended, the same code is taken', async () => {
  const { phone, password } = aPerson()
  const unit = await aUnit()
  const other = aPerson().name
  const page = await openPhone()
  await reachUnitPhone(page, 'app', {
    unit: { ...unit, representative: { ...unit.representative, name: `${other}${other}` } },
    phone,
    password,
  })
  await provePhone(page, { phone })
  await page.getByText('公司信息错误').waitFor()
  const told = await page.getByRole('alert').innerText()
  expect(told).toContain('单位名称、统一社会信用代码、法定代表人的姓名和证件号码')

  const way = page.getByRole('link', { name: '检查法定代表人' })
  expect(await isAbove(way, nextButton(page))).toBe(true)
  await way.click()
  await waitForHeading(page, '法定代表人信息')
  await givePerson(page, unit.representative)
  await waitForHeading(page, '验证手机号')
  await nextButton(page).click()
  await waitForHeading(page, '设置密码')
  expect(await messagesTo(`+86${phone}`)).toHaveLength(1)
  await setPassword(page, { password })
})

it('a registry that is down is nobody’s mismatch: the draft is kept, and once it is back the same code is taken', async () => {
  const { phone, password } = aPerson()
  const unit = await aUnit()
  const page = await openPhone()
  await reachUnitPhone(page, 'app', { unit, phone, password })
  await takeRegistryDown()
  try {
    await provePhone(page, { phone })
    await page.getByText('市场监督管理登记信息暂时无法核对，不是您填写的问题。').waitFor({ timeout: 30_000 })
    expect(await page.getByRole('alert').innerText()).toContain('草稿保存在这台手机上，7 天')
  } finally {
    await bringRegistryBack()
  }
  await expect
    .poll(
      async () => {
        const retry = page.getByRole('button', { name: '重试' })
        if (await retry.isVisible()) await retry.click()
        return page.getByRole('heading', { level: 1 }).innerText()
      },
      { timeout: 60_000, interval: 2000 },
    )
    .toBe('设置密码')
  expect(await messagesTo(`+86${phone}`)).toHaveLength(1)
  await setPassword(page, { password })
})

it('whoever registers a unit that has an account hears of it only after a right code, and is led on', async () => {
  const [{ unitName, unitCode, representative }] = demonstrationUnits
  const unit = {
    name: unitName,
    code: unitCode,
    representative: { name: representative.name, number: representative.documentNumber },
  }
  await enterIntoRegistry(unit)
  const page = await openDesktop()
  const { phone, password } = aPerson()
  await reachUnitPhone(page, 'portal', { unit, phone, password })
  expect(await page.getByText('此证件已绑定账户').count()).toBe(0)
  await provePhone(page, { phone })
  await page.getByText('此证件已绑定账户，请直接登录').waitFor()
  const forgotten = page.getByRole('link', { name: '忘记密码' })
  expect(await forgotten.getAttribute('href')).toBe('/portal/reset-password')
  await page.getByRole('link', { name: '去登录' }).click()
  await page.waitForURL('**/portal/sign-in/**')
})

/** Not hidden behind the other, which stays at the bottom of a small screen. */
async function isAbove(one: Locator, other: Locator) {
  const [upper, lower] = [await one.boundingBox(), await other.boundingBox()]
  return upper !== null && lower !== null && upper.y + upper.height <= lower.y
}

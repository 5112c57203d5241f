import { expect, it } from 'vitest'
import { provePhone, reachPhone, register } from '../pages/registration-steps.ts'
import { openSignIn, signInByCode, waitForHome } from '../pages/sign-in.ts'
import { reachUnitPhone, registerUnit } from '../pages/unit-registration-steps.ts'
import { demonstrationPeople } from '../world/demonstration-people.ts'
import { demonstrationUnits } from '../world/demonstration-units.ts'
import { useDevices } from '../world/devices.ts'
import { inspect } from '../world/looks.ts'
import { aPerson } from '../world/people.ts'
import { takenPhones } from '../world/taken-phones.ts'
import { aUnit } from '../world/units.ts'

const { openPhone, openDesktop } = useDevices()
const MINUTE = 60_000

it('a phone with a personal account takes no second one, and says which kind it has', async () => {
  const page = await openPhone()
  await reachPhone(page, 'app', aPerson())
  await provePhone(page, { phone: takenPhones.personal[0] })
  await page.getByText('手机号已绑定账号').waitFor()
  await page.getByText('这个手机号已经有一个个人账号').waitFor()
  await page.getByRole('link', { name: '用手机号登录' }).click()
  await page.waitForURL('**/sign-in/code')
  expect(new URL(page.url()).pathname).toBe('/sign-in/code')
})

it('a phone with a unit account takes no second one, and says which kind it has', async () => {
  const page = await openDesktop()
  const phone = takenPhones.unit[0]
  await reachUnitPhone(page, 'portal', { unit: await aUnit(), ...aPerson(), phone })
  await provePhone(page, { phone })
  await page.getByText('手机号已绑定账号').waitFor()
  await page.getByText('这个手机号已经有一个单位账号').waitFor()
  await page.getByRole('link', { name: '用手机号登录' }).click()
  await page.waitForURL('**/portal/sign-in/code')
  expect(new URL(page.url()).pathname).toBe('/portal/sign-in/code')
})

it('a phone with a unit account takes a personal one as well', async () => {
  const page = await openPhone()
  const person = { ...aPerson(), phone: takenPhones.unit[1] }
  await register(page, 'app', person)
  await waitForHome(page, 'app')
  expect(await page.locator('#holder-name').innerText()).toBe(person.maskedName)
})

it(
  'a phone with a personal account takes a unit’s as well; signing in by code then asks which, and goes there',
  { timeout: 4 * MINUTE },
  async () => {
    const phone = takenPhones.personal[1]
    const unit = await aUnit()
    const page = await openPhone()
    await registerUnit(page, 'app', { unit, ...aPerson(), phone })
    await waitForHome(page, 'app')

    // A phone is sent one code a minute.
    await page.waitForTimeout(MINUTE + 1000)
    const other = await openPhone()
    await openSignIn(other, 'app', 'code')
    await signInByCode(other, { phone })
    const heading = other.getByRole('heading', { name: '请选择要登录的账号' })
    await heading.waitFor()
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true)
    await other.getByRole('button', { name: '个人账号 赵**' }).waitFor()
    expect(await inspect(other, 'app-choose-account')).toEqual([])
    await other.getByRole('button', { name: `单位账号 ${unit.name}` }).click()
    await waitForHome(other, 'app')
    expect(await other.locator('#holder-name').innerText()).toBe(unit.name)
  },
)

it('on the portal too, a phone with two accounts is asked which', async () => {
  const [, , ouyang] = demonstrationPeople
  const [unit] = demonstrationUnits
  const page = await openDesktop()
  await openSignIn(page, 'portal', 'code')
  await signInByCode(page, { phone: unit.phone })
  await page.getByRole('button', { name: `单位账号 ${unit.unitName}` }).waitFor()
  expect(await inspect(page, 'portal-choose-account')).toEqual([])
  await page.getByRole('button', { name: '个人账号 欧阳**' }).click()
  await waitForHome(page, 'portal')
  await page.getByText('440305********0078').first().waitFor()
  expect(ouyang.phone).toBe(unit.phone)
})

import { expect, it } from 'vitest'
import { nextButton, provePhone, startButton } from '../pages/registration-steps.ts'
import { tick, waitForHome } from '../pages/sign-in.ts'
import {
  chooseRegistrant,
  givePerson,
  giveUnit,
  setPassword,
  waitForHeading,
} from '../pages/unit-registration-steps.ts'
import { useDevices } from '../world/devices.ts'
import { looking } from '../world/looks.ts'
import { aPerson } from '../world/people.ts'
import { bringRegistryBack, takeRegistryDown } from '../world/registry.ts'
import { aUnit } from '../world/units.ts'

const { openPhone, openDesktop } = useDevices()
const open = { app: openPhone, portal: openDesktop }
const EARLY_CODE = '91350100M0001TGQXM'

it.each(['app', 'portal'] as const)(
  'anybody can read and use every step of registering a unit on the %s',
  { timeout: 180_000 },
  async (face) => {
    const agent = aPerson()
    const unit = await aUnit()
    const page = await open[face]()
    const { faults, look, lookAt } = looking(page, face)
    await page.goto(face === 'app' ? '/register' : '/portal/register')
    await tick(page).check()
    await startButton(page, '单位').click()
    await nextButton(page).click()
    await page.getByText('请选择由谁注册。').waitFor()
    await look('register-registrant-none')
    await chooseRegistrant(page, '经办人')
    await giveUnit(page, { name: '一', code: EARLY_CODE })
    await page.getByText('请再核对营业执照').waitFor()
    await look('register-unit-doubtful')
    await giveUnit(page, unit)
    await givePerson(page, { name: '李', number: '440106' })
    await page.getByRole('alert').first().waitFor()
    await look('register-representative-wrong')
    await givePerson(page, { ...unit.representative, name: `${agent.name}${agent.name}` })
    await waitForHeading(page, '经办人信息')
    await lookAt('register-resume', '/register', '欢迎注册粤建通账号')
    await page.getByRole('button', { name: '重新开始' }).click()
    await page.getByRole('dialog').waitFor()
    await look('register-start-anew')
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    await page.getByRole('button', { name: '继续填写' }).click()
    await givePerson(page, agent)
    await waitForHeading(page, '验证手机号')
    await provePhone(page, agent)
    await page.getByText('公司信息错误').waitFor()
    await look('register-unit-mismatch')

    await page.getByRole('link', { name: '检查法定代表人' }).click()
    await waitForHeading(page, '法定代表人信息')
    await givePerson(page, unit.representative)
    await waitForHeading(page, '经办人信息')
    await nextButton(page).click()
    await waitForHeading(page, '验证手机号')
    await takeRegistryDown()
    await nextButton(page).click()
    await page.getByText('暂时无法核对').waitFor({ timeout: 30_000 })
    await bringRegistryBack()
    await look('register-registry-down')
    await expect
      .poll(
        async () => {
          const retry = page.getByRole('button', { name: '重试' })
          if (await retry.isVisible()) await retry.click()
          return page.getByRole('heading', { level: 1 }).innerText()
        },
        { timeout: 60_000, interval: 1000 },
      )
      .toBe('设置密码')
    await look('register-unit-password')
    await setPassword(page, agent)
    await look('register-unit-done')
    await page.getByRole('link', { name: '进入首页' }).click()
    await waitForHome(page, face)
    await page.waitForLoadState('networkidle')
    await look('home-unit')
    if (face === 'app') await lookAt('account-unit', '/account', '我的账号')
    else await lookAt('level-unit', '/level', '账号等级认证')
    expect(faults).toEqual([])
  },
)

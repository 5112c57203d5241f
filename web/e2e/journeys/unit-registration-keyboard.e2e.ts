import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import {
  agreeAndStart,
  finishButton,
  newPasswordField,
  nextButton,
  startButton,
} from '../pages/registration-steps.ts'
import { tick, waitForHome } from '../pages/sign-in.ts'
import { codeField, readPicture } from '../pages/sms-code.ts'
import {
  chooseRegistrant,
  givePerson,
  giveUnit,
  reachUnitPhone,
  waitForHeading,
} from '../pages/unit-registration-steps.ts'
import { useDevices } from '../world/devices.ts'
import { walkByKeyboard } from '../world/keyboard.ts'
import { nextCodeFor } from '../world/outbox.ts'
import { aPerson } from '../world/people.ts'
import { aUnit } from '../world/units.ts'

const { openPhone, openDesktop } = useDevices()
const open = { app: openPhone, portal: openDesktop }

it.each(['app', 'portal'] as const)(
  'somebody without a mouse registers a unit on the %s and always sees where they are',
  async (face) => {
    const agent = aPerson()
    const unit = await aUnit()
    const page = await open[face]()
    const { tabTo, type, press, unseen } = walkByKeyboard(page)
    const field = (label: string) => page.getByLabel(label, { exact: true })
    const next = async (heading: string) => {
      await tabTo(nextButton(page))
      await press('Enter')
      await waitForHeading(page, heading)
    }

    await page.goto(face === 'app' ? '/register' : '/portal/register')
    await waitForHeading(page, '欢迎注册粤建通账号')
    await tabTo(tick(page))
    await press('Space')
    await tabTo(startButton(page, '单位'))
    await press('Enter')
    await waitForHeading(page, '由谁注册')
    await tabTo(page.getByRole('radio', { name: '法定代表人本人' }))
    await press('ArrowDown')
    expect(await page.getByRole('radio', { name: '经办人' }).isChecked()).toBe(true)
    await next('单位信息')
    await type(field('单位名称'), unit.name)
    await type(field('统一社会信用代码'), unit.code)
    await next('法定代表人信息')
    await type(field('姓名'), unit.representative.name)
    await type(field('证件号码'), unit.representative.number)
    await next('经办人信息')
    await type(field('姓名'), agent.name)
    await type(field('证件号码'), agent.number)
    await next('验证手机号')
    await type(field('手机号'), agent.phone)
    await type(field('图形验证码'), await readPicture(page))
    await tabTo(page.getByRole('button', { name: '获取验证码' }))
    await press('Enter')
    await page.getByText('已发送到').waitFor()
    await type(codeField(page), await nextCodeFor(`+86${agent.phone}`))
    await next('设置密码')
    await type(newPasswordField(page), agent.password)
    await tabTo(finishButton(page))
    await press('Enter')
    await waitForHeading(page, '注册成功')
    await tabTo(page.getByRole('link', { name: '进入首页' }))
    await press('Enter')
    await waitForHome(page, face)
    expect(unseen()).toEqual([])
  },
)

it('a screen reader hears what each question of a unit’s registration asks, and what is wrong with an answer', async () => {
  const unit = await aUnit()
  const page = await openPhone()
  await agreeAndStart(page, 'app', '单位')
  const group = page.getByRole('group', { name: '注册人' })
  await group.getByRole('radio', { name: '法定代表人本人' }).waitFor()
  expect(await descriptionOf(page, 'radio', '经办人')).toContain('我受单位委托（授权）来注册')
  await nextButton(page).click()
  expect(await page.getByRole('alert').innerText()).toBe('请选择由谁注册。')
  await chooseRegistrant(page, '法定代表人本人')
  await waitForHeading(page, '单位信息')
  expect(
    await page.getByRole('listitem').filter({ hasText: '单位' }).first().getAttribute('aria-current'),
  ).toBe('step')
  await giveUnit(page, { name: unit.name, code: '91' })
  expect(await descriptionOf(page, 'textbox', '统一社会信用代码')).toContain('统一社会信用代码应为18位')
  await page.getByRole('complementary', { name: '草稿' }).waitFor()
  await giveUnit(page, unit)
  await waitForHeading(page, '法定代表人信息')
  await page.getByRole('combobox', { name: '证件类型' }).waitFor()
  await givePerson(page, { name: '李', number: unit.representative.number })
  expect(await descriptionOf(page, 'textbox', '姓名')).toContain('姓名至少2个字')
})

it('a screen reader hears a mismatch with the register as soon as it is told', async () => {
  const { phone, password } = aPerson()
  const page = await openPhone()
  const unit = await aUnit()
  await reachUnitPhone(page, 'app', { unit: { ...unit, name: `${unit.name}分公司` }, phone, password })
  await page.getByRole('textbox', { name: '图形验证码' }).waitFor()
  await page.getByLabel('手机号', { exact: true }).fill(phone)
  await page.getByLabel('图形验证码', { exact: true }).fill(await readPicture(page))
  await page.getByRole('button', { name: '获取验证码' }).click()
  await codeField(page).fill(await nextCodeFor(`+86${phone}`))
  await nextButton(page).click()
  const alert = page.getByRole('alert')
  await alert.getByRole('link', { name: '检查单位' }).waitFor()
  expect(await alert.innerText()).toContain('公司信息错误')
})

/** What is read out after a field's name. */
const descriptionOf = (page: Page, role: 'radio' | 'textbox', name: string) =>
  page.getByRole(role, { name, exact: true }).evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  )

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readHistory } from '../pages/account.ts'
import { proveToBeHolder } from '../pages/grave-acts.ts'
import { openSignIn, passwordField, signInByPassword, waitForHome } from '../pages/sign-in.ts'
import { codeField } from '../pages/sms-code.ts'
import { changing } from '../world/changing.ts'
import { useDevices } from '../world/devices.ts'
import { walkByKeyboard } from '../world/keyboard.ts'
import { looking } from '../world/looks.ts'
import { nextCodeFor } from '../world/outbox.ts'
import { aPerson } from '../world/people.ts'
import { reads } from '../world/reads.ts'
import { enterIntoRegistry } from '../world/registry.ts'

const { openPhone, openDesktop } = useDevices()

const submitButton = (page: Page) => page.getByRole('button', { name: '提交修改' })
const group = (page: Page, name: string) => page.getByRole('group', { name })

it('a person certified by face corrects the name, is told what it costs, and is L1 until certified again', async () => {
  const { toNewName: holder } = changing.people
  const page = await openPhone()
  const { faults, look } = looking(page, 'app')
  await openSignIn(page, 'app')
  await signInByPassword(page, holder)
  await waitForHome(page, 'app')
  await page.goto('/account')
  await page.getByRole('link', { name: '修改信息' }).waitFor()
  await look('account-with-edit')
  await page.getByRole('link', { name: '修改信息' }).click()
  await reads(page, '可以修改姓名和证件。')
  await look('edit-proof')
  await proveToBeHolder(page, holder)
  await page.getByRole('heading', { name: '填写修改内容' }).waitFor()
  await submitButton(page).click()
  await reads(page, '请先勾选要修改的内容。')
  await page.getByRole('checkbox', { name: '修改姓名' }).check()
  await page.getByRole('checkbox', { name: '修改证件' }).check()
  await look('edit-corrections')
  await page.getByRole('checkbox', { name: '修改证件' }).uncheck()
  await page.getByLabel('姓名', { exact: true }).fill('赵文渤')
  await submitButton(page).click()
  await page.getByRole('dialog').getByText('可信等级从L3退回L1。').waitFor()
  await look('edit-asked')
  await page.getByRole('button', { name: '确认修改姓名' }).click()
  await page.getByRole('heading', { name: '信息已修改' }).waitFor()
  await look('edit-done')
  await page.getByRole('link', { name: '返回我的账号' }).click()
  expect((await readHistory(page))[0]).toContain('修改账号信息')
  await reads(page, '姓名；可信等级从L3退回L1')
  expect(faults).toEqual([])
})

it('a unit has another representative once the registry knows of it, and is L1 then', async () => {
  const { toNewRepresentative: unit } = changing.units
  const next = aPerson()
  const page = await openDesktop()
  const { faults, look } = looking(page, 'portal')
  await openSignIn(page, 'portal')
  await signInByPassword(page, unit)
  await waitForHome(page, 'portal')
  await look('account-with-edit')
  await page.getByRole('link', { name: '修改信息' }).click()
  await reads(page, '统一社会信用代码不能修改')
  await proveToBeHolder(page, unit)
  await page.getByRole('checkbox', { name: '修改法定代表人' }).check()
  const representative = group(page, '法定代表人')
  await representative.getByLabel('姓名', { exact: true }).fill(next.name)
  await representative.getByLabel('证件号码', { exact: true }).fill(next.number)
  await page.getByRole('checkbox', { name: '添加经办人' }).check()
  await look('edit-corrections')
  await page.getByRole('checkbox', { name: '添加经办人' }).uncheck()
  const submit = async () => {
    await submitButton(page).click()
    await page.getByRole('button', { name: '确认修改法定代表人' }).click()
  }
  await submit()
  await reads(page, '公司信息错误')
  await look('edit-mismatch')

  await enterIntoRegistry({ name: unit.unitName, code: unit.number, representative: next })
  await submit()
  await page.getByRole('heading', { name: '信息已修改' }).waitFor()
  await page.getByRole('link', { name: '去认证' }).click()
  await page.getByRole('heading', { name: '账号等级认证', level: 1 }).waitFor()
  await page.getByRole('link', { name: '账号注册信息', exact: true }).click()
  await reads(page, next.maskedName)
  expect(faults).toEqual([])
})

it('by keys alone a person moves the account to another document, and signs in with its number', async () => {
  const { byKeyboard: holder } = changing.people
  const { number } = aPerson()
  const page = await openDesktop()
  await openSignIn(page, 'portal')
  await signInByPassword(page, holder)
  await waitForHome(page, 'portal')
  const keys = walkByKeyboard(page)
  await keys.tabTo(page.getByRole('link', { name: '修改信息' }))
  await keys.press('Enter')
  await reads(page, '可以修改姓名和证件。')
  await keys.type(passwordField(page), holder.password)
  await keys.tabTo(page.getByRole('button', { name: '获取验证码' }))
  await keys.press('Enter')
  await page.getByText('已发送到').waitFor()
  await keys.type(codeField(page), await nextCodeFor(`+86${holder.phone}`))
  await keys.press('Enter')
  await page.getByRole('heading', { name: '填写修改内容' }).waitFor()
  await keys.tabTo(page.getByRole('checkbox', { name: '修改证件' }))
  await keys.press('Space')
  await keys.type(page.getByLabel('证件号码', { exact: true }), number)
  await keys.press('Enter')
  await page.getByRole('dialog').waitFor()
  await keys.tabTo(page.getByRole('button', { name: '确认修改证件' }))
  await keys.press('Enter')
  await page.getByRole('heading', { name: '信息已修改' }).waitFor()
  expect(keys.unseen()).toEqual([])

  const phone = await openPhone()
  await openSignIn(phone, 'app')
  await signInByPassword(phone, { ...holder, number })
  await waitForHome(phone, 'app')
})

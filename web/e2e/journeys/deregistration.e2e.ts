import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { readHistory } from '../pages/account.ts'
import { askForTheEnd, proveFromOutside, readOn } from '../pages/deregistration.ts'
import { proveToBeHolder } from '../pages/grave-acts.ts'
import { openSignIn, passwordField, signInByPassword, waitForHome } from '../pages/sign-in.ts'
import { useDevices } from '../world/devices.ts'
import { leaving } from '../world/leaving.ts'
import { looking } from '../world/looks.ts'
import { messagesTo } from '../world/outbox.ts'
import { reads } from '../world/reads.ts'

const { openPhone, openDesktop } = useDevices()

const lastTo = async (phone: string) => (await messagesTo(`+86${phone}`)).at(-1)?.text

it('a person deregisters in the app, reads first what will be lost, and comes back by signing in', async () => {
  const holder = leaving.inApp
  const page = await openPhone()
  const { faults, look } = looking(page, 'app')
  await openSignIn(page, 'app')
  await signInByPassword(page, holder)
  await waitForHome(page, 'app')
  await page.getByRole('link', { name: '我的账号' }).click()
  await page.getByRole('link', { name: '注销账号' }).click()
  await page.getByRole('heading', { name: '会失去什么' }).waitFor()
  await reads(page, '可信等级和人脸识别认证一并作废')
  await look('deregistration-lost')
  await readOn(page)
  await page.getByRole('heading', { name: '验证身份', level: 1 }).waitFor()
  await look('deregistration-proof')
  await proveToBeHolder(page, holder)
  await page.getByRole('heading', { name: '确认注销', level: 1 }).waitFor()
  await look('deregistration-confirm')
  await askForTheEnd(page, '注销赵**的个人账号')
  await page.getByRole('heading', { name: '已申请注销', level: 1 }).waitFor()
  await look('deregistration-done')
  expect(await lastTo(holder.phone)).toMatch(/申请注销，将于.+注销。在此之前登录即撤销/)

  await page.getByRole('link', { name: '返回登录' }).click()
  await signInByPassword(page, holder)
  await waitForHome(page, 'app')
  await reads(page, '注销申请已撤销')
  await look('deregistration-undone')
  const texts = (await messagesTo(`+86${holder.phone}`)).map(({ text }) => text)
  expect(texts.some((text) => text.includes('注销申请已撤销'))).toBe(true)
  await page.goto('/account')
  const history = await readHistory(page)
  expect(history).toContain('登录账号，注销申请已撤销')
  expect(history).toContain('申请注销账号，所有登录已退出')
  expect(faults).toEqual([])
})

it('a person and a unit deregister from the portal’s sign-in page, without being signed in', async () => {
  const page = await openDesktop()
  const { faults, look } = looking(page, 'portal')
  await openSignIn(page, 'portal')
  await page.getByRole('link', { name: '注销账号' }).click()
  await page.getByRole('heading', { name: '注销单位账号会失去什么' }).waitFor()
  await look('deregistration-lost')
  await readOn(page)
  await page.getByRole('img', { name: '图形验证码' }).waitFor()
  await look('deregistration-proof')
  await proveFromOutside(page, leaving.onPortal)
  await page.getByRole('heading', { name: '确认注销', level: 1 }).waitFor()
  await look('deregistration-confirm')
  await askForTheEnd(page, '注销赵**的个人账号')
  await page.getByRole('heading', { name: '已申请注销', level: 1 }).waitFor()
  await look('deregistration-done')

  await page.goto('/portal/deregistration')
  await readOn(page)
  await proveFromOutside(page, leaving.unit)
  await askForTheEnd(page, '注销岭南示例监理有限公司的单位账号')
  await page.getByRole('heading', { name: '已申请注销', level: 1 }).waitFor()
  expect(await lastTo(leaving.unit.phone)).toContain('申请注销')
  expect(faults).toEqual([])
})

it('a holder reads everything that is held, takes it along as a file, and sees what the level rests on', async () => {
  const holder = leaving.reader
  const page = await openPhone()
  const { faults, look } = looking(page, 'app')
  await openSignIn(page, 'app')
  await signInByPassword(page, holder)
  await waitForHome(page, 'app')
  await page.goto('/account/level')
  await reads(page, '还没有核验是谁')
  await look('level')
  await page.goto('/account/data')
  await passwordField(page).fill(holder.password)
  await page.getByRole('button', { name: '查看全部信息' }).click()
  await reads(page, holder.number)
  await look('own-data')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出为文件（JSON）' }).click()
  const saved = await saving
  expect(saved.suggestedFilename()).toMatch(/^粤建通-我的信息-\d{4}-\d\d-\d\d\.json$/)
  const file = JSON.parse(await readFile(await saved.path(), 'utf8')) as object
  expect(file).toMatchObject({
    account: { name: '赵文博', documentNumber: holder.number, phone: `+86${holder.phone}`, level: 'L1' },
    isHistoryWhole: true,
  })
  expect(JSON.stringify(file)).toContain('查看并导出了本账号的全部信息')
  expect(faults).toEqual([])
})

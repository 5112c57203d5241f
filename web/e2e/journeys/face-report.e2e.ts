import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { sendFaceReport } from '../../../shared/contracts/help.ts'
import { historyLines } from '../pages/account.ts'
import { consentBox, failTwice, remarkField, sendButton, TICKET } from '../pages/face-report.ts'
import { register } from '../pages/registration-steps.ts'
import { passwordField, waitForHome } from '../pages/sign-in.ts'
import { useDevices } from '../world/devices.ts'
import { looking } from '../world/looks.ts'
import { aPerson } from '../world/people.ts'
import { reads } from '../world/reads.ts'

const { openPhone } = useDevices()

async function whoFailedTwice() {
  const person = aPerson()
  const page = await openPhone()
  await register(page, 'app', person)
  await waitForHome(page, 'app')
  await failTwice(page)
  return { person, page }
}

/** What of it the holder's history tells. */
async function reportsInHistory(page: Page) {
  await page.goto('/account')
  await historyLines(page).first().waitFor()
  const lines = await historyLines(page).allInnerTexts()
  return lines.filter((line) => line.includes('向帮助台报告人脸识别没有通过'))
}

it('whoever failed twice reports it, all filled in, and gets a number that stands in the history', async () => {
  const { person, page } = await whoFailedTwice()
  const { faults, look, lookAt } = looking(page, 'app')
  await lookAt('report', '/help/report', '报告人脸识别问题')
  for (const words of [person.maskedName, 'Chrome', '画面没有完整传到']) await reads(page, words)
  await look('report-filled-in')
  await sendButton(page).click()
  await page.getByRole('alert').waitFor()
  await look('report-not-agreed')
  await remarkField(page).fill('工地上网络不好')
  await consentBox(page).check()
  await sendButton(page).click()
  await page.getByRole('heading', { name: '报告已送到' }).waitFor()
  await look('report-sent')
  const [ticket = ''] = TICKET.exec(await page.locator('main').innerText()) ?? []

  expect(await reportsInHistory(page)).toEqual([expect.stringContaining(ticket)])
  await page.goto('/account/data')
  await passwordField(page).fill(person.password)
  await page.getByRole('button', { name: '查看全部信息' }).click()
  for (const words of [`编号 ${ticket}`, '工地上网络不好', '到期自动删除']) await reads(page, words)
  await page.getByRole('heading', { name: '发给帮助台的报告' }).scrollIntoViewIfNeeded()
  await look('own-data-with-report')
  expect(faults).toEqual([])
})

it('a report written without a network is sent once when it is back, wherever the person is by then', async () => {
  const { page } = await whoFailedTwice()
  const { faults, look } = looking(page, 'app')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  await page.goto('/help/report')
  await remarkField(page).fill('地下室没有信号')
  await consentBox(page).check()
  await page.context().setOffline(true)
  await sendButton(page).click()
  await page.getByRole('heading', { name: '报告已保存' }).waitFor()
  await look('report-waiting')
  await page.getByRole('link', { name: '返回首页' }).click()
  await reads(page, '人脸识别问题的报告还没有送出')
  await look('report-bar')

  const answered = page.waitForResponse((response) => response.url().endsWith(sendFaceReport.path))
  await page.context().setOffline(false)
  await answered
  await reads(page, '报告已送到帮助台')
  const [ticket = ''] = TICKET.exec(await page.locator('body').innerText()) ?? []
  await page.getByRole('button', { name: '知道了' }).click()
  await page.reload()
  await waitForHome(page, 'app')
  expect(await page.getByText(TICKET).count()).toBe(0)
  expect(faults).toEqual([])
  expect(await reportsInHistory(page)).toEqual([expect.stringContaining(ticket)])
})

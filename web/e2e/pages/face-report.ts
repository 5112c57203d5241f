import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { judgeFaceCheck, readFaceRoute } from '../../../shared/contracts/certification.ts'
import { askPast } from '../world/by-program.ts'
import { agreeByProgram, drawByProgram } from './face-past-the-page.ts'

export const remarkField = (page: Page) => page.getByLabel('补充说明（可以不填）')
export const consentBox = (page: Page) => page.getByRole('checkbox', { name: /我同意把以上内容交给帮助台/ })
export const sendButton = (page: Page) => page.getByRole('button', { name: '发送报告' })

/** The number on the page that says that the report has arrived. */
export const TICKET = /YJT-\d{8}-\w{6}/

/** Two checks whose pictures did not arrive whole, noted in the tab as the page that checks faces does. */
export async function failTwice(page: Page) {
  await agreeByProgram(page)
  const failures = [await fail(page), await fail(page)]
  const { body } = await askPast(page, readFaceRoute, {})
  await page.evaluate(
    (kept) => {
      sessionStorage.setItem('failed-face-checks', kept)
    },
    JSON.stringify({ person: body['person'], failures }),
  )
}

async function fail(page: Page) {
  const { checkId } = await drawByProgram(page)
  const frames = [0, 100].map((at) => ({ at, jpeg: randomBytes(60).toString('base64') }))
  const { body } = await askPast(page, judgeFaceCheck, { checkId, frames })
  return { checkId, at: Date.now(), reason: body['reason'] }
}

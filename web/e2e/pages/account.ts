import type { Page } from 'playwright-core'

const history = (page: Page) => page.getByRole('region', { name: '登录和操作记录' })

/** The lines of the history, newest first. */
export const historyLines = (page: Page) => history(page).getByRole('listitem')

export async function readHistory(page: Page): Promise<string[]> {
  await historyLines(page).first().waitFor()
  return historyLines(page).locator('.name').allInnerTexts()
}

export async function disown(page: Page, line: number) {
  await historyLines(page).nth(line).getByRole('button', { name: '不是我本人操作' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '结束这次登录' }).click()
}

import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import type { TestContext } from 'vitest'

const FOLDER = resolve('node_modules/.cache/failed-journeys')

/** Keeps how each page looked when its journey failed, and says in the error where. */
export async function keepScreenshots(task: TestContext['task'], pages: readonly Page[]) {
  await mkdir(FOLDER, { recursive: true })
  for (const [at, page] of pages.entries()) {
    const path = join(FOLDER, `${task.id}-${String(at)}.png`)
    await page.screenshot({ path }).catch(() => undefined)
    const [error] = task.result?.errors ?? []
    if (error) error.message += `\n${page.url()} looked like ${path}`
  }
}

import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Waits until a person can read these words on the page; what stood there instead is in the error. */
export async function reads(page: Page, words: string, { within = 15_000 } = {}) {
  await expect.poll(() => page.locator('body').innerText(), { timeout: within }).toContain(words)
}

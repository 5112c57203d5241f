import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchChromium } from './chromium.ts'
import { openLine } from './own-line.ts'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }
const DESKTOP = { viewport: { width: 1440, height: 900 } }
const HERE = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }

export function productOrigin(): string {
  const origin = process.env['PRODUCT_ORIGIN']
  if (!origin) throw new Error('the product is not running: PRODUCT_ORIGIN is not set')
  return origin
}

/** Phones and desktops of the people in this file's tests; each is new, at its own address, and gone after its test. */
export function useDevices() {
  let browser: Browser
  let endings: (() => unknown)[] = []

  beforeAll(async () => void (browser = await launchChromium()))
  afterEach(async () => {
    for (const end of endings.splice(0)) await end()
  })
  afterAll(async () => browser.close())

  async function open(options: BrowserContextOptions): Promise<Page> {
    const line = await openLine()
    const context = await browser.newContext({
      ...HERE,
      baseURL: productOrigin(),
      proxy: { server: line.server },
      ...options,
    })
    context.setDefaultTimeout(15_000)
    endings = [...endings, () => context.close(), line.close]
    return context.newPage()
  }
  return {
    openPhone: (options: BrowserContextOptions = {}) => open({ ...PHONE, ...options }),
    openDesktop: (options: BrowserContextOptions = {}) => open({ ...DESKTOP, ...options }),
  }
}

import { randomBytes } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { agreementVersions } from '../../../shared/contracts/consent.ts'
import { launchChromium } from '../world/chromium.ts'

interface Person {
  documentNumber: string
  password: string
}

/** The real portal page, polling as it does; the phone is its requests, at the pace the bench asks for. */
export async function timeLogins({
  origin,
  person,
  logins,
}: {
  origin: string
  person: Person
  logins: number
}) {
  return withPhone(origin, person, async (browser, phone) => {
    const times: number[] = []
    for (let at = 0; at < logins; at += 1) {
      // The confirmation falls anywhere between two polls.
      const pace = { scanAfterMs: 0, confirmAfterMs: (at / logins) * 1000 }
      times.push((await login(browser, phone, { origin, pace })).ms)
      process.stderr.write(`timed login ${String(at + 1)} of ${String(logins)}\n`)
    }
    return times
  })
}

interface OneLogin {
  origin: string
  person: Person
  pace: Pace
  begin: () => void
  end: () => void
}

/** One login at a person's pace; `begin` as the portal opens, `end` as its claim is answered. */
export async function oneLogin({ origin, person, pace, begin, end }: OneLogin) {
  await withPhone(origin, person, async (browser, phone) => {
    begin()
    await login(browser, phone, { origin, pace, claimed: end })
  })
}

interface Pace {
  scanAfterMs: number
  confirmAfterMs: number
}

async function login(
  browser: Browser,
  phone: Page,
  { origin, pace, claimed }: { origin: string; pace: Pace; claimed?: () => void },
) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  })
  try {
    const portal = await context.newPage()
    const shown = { code: '' }
    portal.on('response', (response) => {
      const path = new URL(response.url()).pathname
      if (path === '/api/scan-logins/claim') claimed?.()
      if (path !== '/api/scan-logins' && path !== '/api/scan-logins/current') return
      void response.json().then(
        (body: { code?: { text: string } }) => {
          shown.code = body.code?.text ?? shown.code
        },
        () => undefined,
      )
    })
    await portal.goto(`${origin}/portal/`)
    await portal.getByRole('img', { name: '登录二维码' }).waitFor()
    await portal.waitForTimeout(pace.scanAfterMs)
    const { ticket } = await ask<{ ticket: string }>(phone, '/api/scan-logins/scan', {
      by: 'code',
      code: shown.code,
    })
    const words = await portal.getByText(/请在手机上选择数字 \d\d/).innerText()
    await portal.waitForTimeout(pace.confirmAfterMs)
    const started = performance.now()
    await ask(phone, '/api/scan-logins/confirm', { ticket, number: words.slice(-2) })
    // Looked for in every frame: a locator looks every 500 ms only, and would time itself.
    await portal.waitForFunction(() => document.body.textContent.includes('您好，'), null, { polling: 'raf' })
    return { ms: performance.now() - started }
  } finally {
    await context.close()
  }
}

async function withPhone<T>(
  origin: string,
  person: Person,
  use: (browser: Browser, phone: Page) => Promise<T>,
) {
  const browser = await launchChromium()
  try {
    const phone = await browser.newPage()
    await phone.goto(`${origin}/guide`)
    const { documentNumber, password } = person
    await ask(phone, '/api/sign-in/password', { documentNumber, password, consents: agreementVersions })
    return await use(browser, phone)
  } finally {
    await browser.close()
  }
}

const ask = <Answer>(phone: Page, path: string, input: object) =>
  phone.evaluate(
    async ([url, body, key]) => {
      const headers = { 'content-type': 'application/json', 'x-surface': 'app', 'idempotency-key': key }
      const response = await fetch(url, { method: 'POST', headers, body })
      if (!response.ok) throw new Error(`${url}: ${await response.text()}`)
      return (await response.json()) as Answer
    },
    [path, JSON.stringify(input), randomBytes(16).toString('base64url')] as const,
  )

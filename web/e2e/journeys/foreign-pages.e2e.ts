import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { agreementVersions } from '../../../shared/contracts/consent.ts'
import { readHistory } from '../pages/account.ts'
import { askWithOurHeader, postByFetch, postByForm, read } from '../pages/foreign.ts'
import { register } from '../pages/registration-steps.ts'
import { openHome, waitForHome } from '../pages/sign-in.ts'
import { demonstrationPeople } from '../world/demonstration-people.ts'
import { productOrigin, useDevices } from '../world/devices.ts'
import { type ForeignSite, openForeignSite } from '../world/foreign-site.ts'
import { type Line, openLine } from '../world/own-line.ts'
import { aPerson } from '../world/people.ts'

const { openPhone, openDesktop, takeFaults } = useDevices()
const open = { app: openPhone, portal: openDesktop }
const [chen] = demonstrationPeople

let site: ForeignSite | undefined
afterEach(() => site?.close())

/** Another page of the same browser, lured to somebody else's. */
async function lure(page: Page, where: 'foreign' | 'neighbour', html = '<p>抽奖</p>') {
  site?.close()
  site = await openForeignSite(html)
  const lured = await page.context().newPage()
  await lured.goto(site[where])
  return lured
}

/** How the door answered each, whatever the page was let see of it. */
const postsTo = (line: Line, path: string) =>
  line.passed
    .filter(({ method, url }) => method === 'POST' && url === productOrigin() + path)
    .map(({ status }) => status)

const everywhere = (['foreign', 'neighbour'] as const).flatMap((where) =>
  (['app', 'portal'] as const).map((face) => [where, face] as const),
)
const historyOf = { app: '/account', portal: '/portal/security' }

it.each(everywhere)(
  'a page of a %s origin changes nothing for a holder signed in to the %s',
  async (where, face) => {
    const line = await openLine()
    const page = await open[face]({ line })
    await register(page, face, aPerson())
    await waitForHome(page, face)
    const origin = productOrigin()
    const lured = await lure(page, where)

    for (const path of ['/api/sign-out', '/api/account/sessions/end-others']) {
      await postByFetch(lured, origin, { path, input: {} })
      expect(await askWithOurHeader(lured, origin + path)).toBe('not let through')
      await postByForm(lured, origin, { path, input: {} })
      expect(postsTo(line, path)).toEqual([403, 403])
      await lured.goBack()
    }
    takeFaults(page)

    await openHome(page, face)
    await waitForHome(page, face)
    await page.goto(historyOf[face])
    expect(await readHistory(page)).toEqual(['注册账号'])
  },
)

it.each(everywhere)(
  'a page of a %s origin signs nobody in to the %s as somebody else',
  async (where, face) => {
    const line = await openLine()
    const page = await open[face]({ line })
    await openHome(page, face)
    const { documentNumber, password } = chen
    const input = { documentNumber, password, consents: agreementVersions }
    const attempt = { path: '/api/sign-in/password', input }

    const lured = await lure(page, where)
    await postByFetch(lured, productOrigin(), attempt)
    await postByForm(lured, productOrigin(), attempt)
    expect(postsTo(line, attempt.path)).toEqual([403, 403])
    takeFaults(page)

    const cookies = await page.context().cookies()
    expect(cookies.filter(({ name }) => name.endsWith('-session'))).toEqual([])
    await openHome(page, face)
    await page.waitForURL('**/sign-in**')
  },
)

it.each(['foreign', 'neighbour'] as const)(
  'a page of a %s origin reads nothing of who is signed in, and shows none of our pages in a frame',
  async (where) => {
    const page = await openPhone()
    const person = aPerson()
    await register(page, 'app', person)
    await waitForHome(page, 'app')
    const origin = productOrigin()

    const frames = ['/', '/portal/'].map((path) => `<iframe src="${origin}${path}"></iframe>`)
    const lured = await lure(page, where, `${frames.join('')}<img src="${origin}/icons/icon-192.png">`)
    expect(await read(lured, `${origin}/api/session`)).toBe('not readable')
    expect(
      lured
        .frames()
        .slice(1)
        .map((frame) => frame.url()),
    ).toEqual(Array(2).fill('chrome-error://chromewebdata/'))
    expect(await lured.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(0)
    expect(takeFaults(page).filter((fault) => fault.includes('frame-ancestors'))).toHaveLength(2)
  },
)

it('a page of ours that a foreign page opened knows nothing of it, nor the foreign page of ours', async () => {
  const page = await openPhone()
  const lured = await lure(page, 'foreign')
  const popup = lured.waitForEvent('popup')
  await lured.evaluate(
    (url) => void Object.assign(window, { opened: window.open(url) }),
    `${productOrigin()}/guide`,
  )
  const ours = await popup
  await ours.getByRole('heading', { name: '操作指南', level: 1 }).waitFor()
  expect(await ours.evaluate(() => window.opener as unknown)).toBeNull()
  expect(await lured.evaluate(() => (window as unknown as { opened: Window }).opened.closed)).toBe(true)
  takeFaults(page)
})

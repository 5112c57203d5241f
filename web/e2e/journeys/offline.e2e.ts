import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { register } from '../pages/registration-steps.ts'
import { waitForHome } from '../pages/sign-in.ts'
import { productOrigin, useDevices } from '../world/devices.ts'
import { openLine } from '../world/own-line.ts'
import { aPerson } from '../world/people.ts'

const { openPhone, openDesktop } = useDevices()

/** The first visit, until everything is kept for the days without a network. */
async function visit(page: Page, path: string) {
  await page.goto(path)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}

const loseNetwork = (page: Page) => page.context().setOffline(true)

it('after one visit the app opens without a network and says what still works', async () => {
  const page = await openPhone()
  await visit(page, '/')
  await loseNetwork(page)

  for (const [path, title] of [
    ['/guide', '操作指南'],
    ['/agreements/user-agreement', '用户使用协议'],
    ['/agreements/privacy-policy', '隐私政策'],
    ['/install', '安装到手机'],
  ] as const) {
    await page.goto(path)
    await page.getByRole('heading', { name: title, level: 1 }).waitFor()
  }
  await page.goto('/')
  await page.getByText('操作指南和协议仍可查看').waitFor()
  await page.getByRole('heading', { name: '暂时连不上服务' }).waitFor()
  expect(await page.getByRole('link', { name: '操作指南' }).isVisible()).toBe(true)
})

it('after one visit the portal and its deep links open without a network and say what still works', async () => {
  const page = await openDesktop()
  await visit(page, '/portal/')
  await loseNetwork(page)
  for (const path of ['/portal/', '/portal/level', '/portal/guide']) {
    await page.goto(path)
    await page.getByText('操作指南仍可查看；登录和办理业务需要网络。').waitFor()
    expect(await page.getByText('广东省建设行业统一身份认证平台').first().isVisible()).toBe(true)
  }
  await page.getByRole('heading', { name: '操作指南', level: 1 }).waitFor()
})

it('a holder without a network still sees who they are, and as of when', async () => {
  const person = aPerson()
  const page = await openPhone()
  await register(page, 'app', person)
  await waitForHome(page, 'app')
  await visit(page, '/')
  await waitForHome(page, 'app')
  await loseNetwork(page)
  await page.reload()
  await page.getByText(/截至 .* 的信息/).waitFor()
  await page.context().setOffline(false)
  await page.getByText(/截至 .* 的信息/).waitFor({ state: 'hidden' })
  expect(await page.getByText('当前没有网络').count()).toBe(0)
})

it('an answer of the server is never kept: without a network there is none', async () => {
  const page = await openPhone()
  await visit(page, '/')
  await page.reload()
  const ask = () =>
    page.evaluate(() =>
      fetch('/api/session', { headers: { 'x-surface': 'app' } }).then(
        ({ status }) => status,
        () => 'no answer',
      ),
    )
  expect(await ask()).toBe(200)
  await loseNetwork(page)
  expect(await ask()).toBe('no answer')
  const kept = await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const requests = await Promise.all(caches_.map((cache) => cache.keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept).toContain('/index.html')
  expect(kept.filter((path) => path.startsWith('/api/') || path.startsWith('/outbox'))).toEqual([])
})

it('a new version is offered and comes only when the person presses', async () => {
  const line = await openLine()
  const page = await openPhone({ line })
  await visit(page, '/guide')
  await page.reload()
  await page.evaluate(() => void Object.assign(window, { untouched: true }))
  line.renew('/sw.js')
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update()
  })
  await page.getByText('有新版本，刷新后使用。').waitFor()
  await page.waitForTimeout(500)
  expect(await page.evaluate(() => 'untouched' in window)).toBe(true)

  const reloaded = page.waitForEvent('load')
  await page.getByRole('button', { name: '刷新', exact: true }).click()
  await reloaded
  expect(await page.evaluate(() => 'untouched' in window)).toBe(false)
  await page.getByRole('heading', { name: '操作指南', level: 1 }).waitFor()
  expect(await page.getByText('有新版本').count()).toBe(0)
})

it('the app can be installed', async () => {
  const page = await openPhone()
  await visit(page, '/')
  const devtools = await page.context().newCDPSession(page)
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  // A test's browser window keeps nothing, like a private one.
  const ours = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')
  expect(ours).toEqual([])
  const { errors, url } = await devtools.send('Page.getAppManifest')
  expect({ errors, url }).toEqual({ errors: [], url: `${productOrigin()}/manifest.webmanifest` })
})

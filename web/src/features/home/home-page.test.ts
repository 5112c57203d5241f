import { expect, it } from 'vitest'
import { json, mei, openPage, press, settle } from '../../page.fixture.ts'
import { appRoutes } from './routes.ts'

const HISTORY = '/api/account/events'
const event = (id: string, type: string) => ({
  id,
  type,
  at: '2026-11-23T08:05:00.000Z',
  where: { browser: 'Edge', system: 'Windows 10', place: null, network: '203.0.113.*' },
  newBrowser: false,
  ended: null,
  stillSignedIn: type === 'signed-in-by-scan',
  canBeDisowned: type === 'signed-in-by-scan',
  disowned: false,
})
const reading = (events: unknown[]) => ({ [HISTORY]: () => json({ events, after: null }) })

it('shows whose account it is, masked, and on which level it stands', async () => {
  const { page } = await openPage(appRoutes, { at: '/', server: reading([]), holder: mei })
  expect(page.text()).toContain('陈**')
  expect(page.text()).toContain('440106********0048')
  expect(page.get('[aria-current=true]').text()).toContain('L1')
})

it('leads to the four things that people come for', async () => {
  const { page } = await openPage(appRoutes, { at: '/', server: reading([]), holder: mei })
  const links = page.findAll('a').map((link) => link.attributes('href'))
  expect(links).toEqual(expect.arrayContaining(['/scan', '/certification', '/account', '/guide']))
})

it('tells who is only registered why to be certified, and whoever is certified where they stand', async () => {
  const opened = await openPage(appRoutes, { at: '/', server: reading([]), holder: mei })
  const way = () => opened.page.get('a[href="/certification"]').text()
  expect(way()).toContain('认证后才能办理业务')
  opened.session.signIn({ ...mei, level: 'L3' })
  await settle()
  expect(way()).toContain('当前等级L3')
  expect(way()).not.toContain('认证后才能办理业务')
})

it('shows a scan login at once when the person comes back to the page', async () => {
  const events = [event('e1', 'registered')]
  const { page } = await openPage(appRoutes, { at: '/', server: reading(events), holder: mei })
  events.unshift(event('e2', 'signed-in-by-scan'))
  document.dispatchEvent(new Event('visibilitychange'))
  await settle()
  expect(page.text()).toContain('扫码登录电脑端')
  expect(page.text()).toContain('不是我本人操作')
})

it('says that the last events did not come, and tries again', async () => {
  let isOnline = false
  const server = {
    [HISTORY]: () => {
      if (!isOnline) throw new TypeError('Failed to fetch')
      return json({ events: [event('e1', 'registered')], after: null })
    },
  }
  const { page } = await openPage(appRoutes, { at: '/', server, holder: mei })
  expect(page.text()).toContain('没有连上网络，最近的记录没有取到。')
  isOnline = true
  await press(page, '重试')
  expect(page.text()).toContain('注册账号')
})

it('says how old the shown account is when the server could not be asked', async () => {
  const { page, session } = await openPage(appRoutes, { at: '/', server: {}, holder: mei })
  session.recall(mei, Date.parse('2026-11-23T08:05:00Z'))
  await settle()
  expect(page.text()).toMatch(/截至 2026年11月2\d日 \d\d:05 的信息/)
})

it('asks about a sign-in from a new browser, and leads to ending it', async () => {
  const strange = { ...event('e1', 'signed-in-by-password'), newBrowser: true, canBeDisowned: true }
  const { page, router } = await openPage(appRoutes, {
    at: '/',
    server: reading([strange]),
    holder: mei,
    now: () => Date.parse(strange.at) + 60_000,
  })
  expect(page.text()).toContain('新设备登录提醒')
  await press(page, '不是我')
  expect(router.currentRoute.value.fullPath).toBe('/account?not-me=e1')
})

import { afterEach, expect, it } from 'vitest'
import type { AccountEventShown } from '../../../../shared/contracts/account-centre.ts'
import { json, mei, openPage, press, settle } from '../../page.fixture.ts'
import { appRoutes, portalRoutes } from './routes.ts'

afterEach(() => {
  localStorage.clear()
})

const DAY = 24 * 60 * 60_000
const HISTORY = '/api/account/events'
const at = '2026-11-23T08:05:00.000Z'
const signIn = (id: string, more: Partial<AccountEventShown> = {}): AccountEventShown => ({
  id,
  type: 'signed-in-by-password',
  at,
  where: { browser: 'Edge', system: 'Windows 10', place: '广东 深圳', network: '203.0.113.*' },
  newBrowser: true,
  ended: null,
  stillSignedIn: true,
  canBeDisowned: true,
  disowned: false,
  ...more,
})
const open = (events: AccountEventShown[], where = '/account', now = Date.parse(at) + DAY) =>
  openPage(where.startsWith('/account') ? appRoutes : portalRoutes, {
    at: where,
    server: { [HISTORY]: () => json({ events, after: null }) },
    holder: mei,
    now: () => now,
  })

it.each(['/account', '/security', '/'])(
  'asks whose sign-in it was, with what, where and when (%s)',
  async (where) => {
    const { page } = await open([signIn('e1')], where)
    const notice = page.get('[aria-labelledby=new-browser-title]').text()
    expect(notice).toMatch(/密码登录，2026年11月23日 \d\d:05/)
    expect(notice).toContain('Windows 10 · Edge')
    expect(notice).toContain('广东 深圳 · 203.0.113.*')
  },
)

it('marks the line of a new browser in the history', async () => {
  const { page } = await open([signIn('e1'), signIn('e2', { newBrowser: false })])
  expect(page.findAll('li').map((line) => line.text().includes('新设备'))).toEqual([true, false])
})

it.each([
  ['of a browser known before', { newBrowser: false }, DAY],
  ['of the session in hand, or one too old to disown', { canBeDisowned: false }, DAY],
  ['a week old', {}, 7 * DAY],
])('does not ask about a sign-in %s', async (_which, differs, age) => {
  const { page } = await open([signIn('e1', differs)], '/account', Date.parse(at) + age)
  expect(page.text()).not.toContain('新设备登录提醒')
})

it('asks no more, on this device, once the person said that it was them', async () => {
  const events = [signIn('e1')]
  const { page } = await open(events)
  await press(page, '是我')
  expect(page.text()).not.toContain('新设备登录提醒')
  page.unmount()
  expect((await open(events)).page.text()).not.toContain('新设备登录提醒')
})

it('asks about the next one then', async () => {
  const { page } = await open([signIn('e1'), signIn('e2', { type: 'signed-in-by-code' })])
  await press(page, '是我')
  expect(page.get('[aria-labelledby=new-browser-title]').text()).toContain('短信验证码登录')
})

it('leads from «not me» to ending that sign-in', async () => {
  const { page } = await open([signIn('e1')])
  await press(page, '不是我')
  expect(page.get('dialog').text()).toContain('Windows 10 · Edge')
})

it('leads there from the portal’s first page too, and asks only once', async () => {
  const { page, router } = await open([signIn('e1')], '/')
  await press(page, '不是我')
  await settle()
  expect(page.get('dialog').text()).toContain('将立即结束这次登录')
  expect(router.currentRoute.value.fullPath).toBe('/security')
  await press(page, '取消')
  document.dispatchEvent(new Event('visibilitychange'))
  await settle()
  expect(page.get('dialog').text()).not.toContain('将立即结束这次登录')
})

it('opens no question for a link that names a line which cannot be disowned', async () => {
  const { page } = await open([signIn('e1', { canBeDisowned: false })], '/account?not-me=e1')
  expect(page.get('dialog').text()).not.toContain('将立即结束')
})

it('asks all the same in a browser that keeps nothing', async () => {
  localStorage.setItem('own-sign-ins', '{not json')
  const { page } = await open([signIn('e1')])
  expect(page.text()).toContain('新设备登录提醒')
})

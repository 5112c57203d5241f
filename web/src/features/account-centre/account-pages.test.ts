import { expect, it } from 'vitest'
import type { AccountEventShown } from '../../../../shared/contracts/account-centre.ts'
import {
  alertsOf,
  fill,
  json,
  mei,
  openPage,
  press,
  problem,
  type Server,
  settle,
} from '../../page.fixture.ts'
import { appRoutes, portalRoutes } from './routes.ts'

const ACCOUNT = '/api/account'
const HISTORY = '/api/account/events'
const DISOWN = '/api/account/events/disown'

const event = (id: string, more: Partial<AccountEventShown> = {}): AccountEventShown => ({
  id,
  type: 'signed-in-by-scan',
  at: '2026-11-23T08:05:00.000Z',
  where: { browser: 'Edge', system: 'Windows 10', place: '广东 深圳', network: '203.0.113.*' },
  newBrowser: false,
  ended: null,
  stillSignedIn: true,
  canBeDisowned: true,
  disowned: false,
  ...more,
})
const account = {
  ...mei,
  registeredAt: '2026-11-01T01:00:00.000Z',
  levelSince: '2026-11-01T01:00:00.000Z',
  phoneVerifiedAt: '2026-11-01T01:00:00.000Z',
  isPhoneStale: false,
  unit: null,
  consents: [{ agreement: 'user-agreement' as const, version: '2026-11-01', at: '2026-11-01T01:00:00.000Z' }],
}
const willing: Server = {
  [ACCOUNT]: () => json(account),
  [HISTORY]: () => json({ events: [event('e1')], after: null }),
  [DISOWN]: () => json({ sessionsEnded: 1 }),
  '/api/sign-out': () => json({}),
}
const open = (server: Server, at = '/account', routes = appRoutes) =>
  openPage(routes, { at, server, holder: mei })

it('shows what is registered, masked, and what was agreed to', async () => {
  const { page } = await open(willing)
  expect(page.text()).toContain('440106********0048')
  expect(page.text()).toContain('居民身份证')
  expect(page.text()).toContain('《用户使用协议》')
})

it('shows where a sign-in came from', async () => {
  const { page } = await open(willing)
  expect(page.text()).toContain('扫码登录电脑端')
  expect(page.text()).toContain('Windows 10 · Edge · 广东 深圳 · 203.0.113.*')
})

it('says what would be there while nothing is', async () => {
  const { page } = await open({ ...willing, [HISTORY]: () => json({ events: [], after: null }) })
  expect(page.text()).toContain('还没有记录')
})

it('loads the next page behind the first', async () => {
  const { page } = await open({
    ...willing,
    [HISTORY]: ({ after }) =>
      after === 'p2'
        ? json({ events: [event('e2', { type: 'registered' })], after: null })
        : json({ events: [event('e1')], after: 'p2' }),
  })
  await press(page, '加载更多')
  expect(page.findAll('time').length).toBeGreaterThanOrEqual(2)
  expect(page.text()).toContain('注册账号')
  expect(page.text()).not.toContain('加载更多')
})

it('keeps what is shown when the next page does not come, and tries again', async () => {
  let isOnline = false
  const { page } = await open({
    ...willing,
    [HISTORY]: ({ after }) => {
      if (after === undefined) return json({ events: [event('e1')], after: 'p2' })
      if (!isOnline) throw new TypeError('Failed to fetch')
      return json({ events: [event('e2', { type: 'registered' })], after: null })
    },
  })
  await press(page, '加载更多')
  expect(alertsOf(page)[0]).toContain('没有连上网络，内容没有取到。')
  expect(page.text()).toContain('扫码登录电脑端')
  isOnline = true
  await press(page, '重试')
  expect(page.text()).toContain('注册账号')
})

it('offers to try again when nothing came', async () => {
  let works = false
  const { page } = await open({
    ...willing,
    [ACCOUNT]: () => (works ? json(account) : problem(500, 'internal-error')),
  })
  expect(alertsOf(page)[0]).toContain('req-7')
  works = true
  await press(page, '重试')
  expect(page.text()).toContain('440106********0048')
})

it('shows a sign-in that happened meanwhile as soon as the person looks again', async () => {
  const events = [event('e1', { type: 'registered' })]
  const { page } = await open({ ...willing, [HISTORY]: () => json({ events, after: null }) })
  expect(page.text()).not.toContain('扫码登录电脑端')
  events.unshift(event('e2'))
  document.dispatchEvent(new Event('visibilitychange'))
  await settle()
  expect(page.text()).toContain('扫码登录电脑端')
})

it('ends the sign-in that was not mine, after naming it', async () => {
  const { page, sentTo } = await open(willing)
  await press(page, '不是我本人操作')
  expect(page.get('dialog').text()).toContain('Windows 10 · Edge · 广东 深圳 · 203.0.113.*')
  expect(sentTo(DISOWN)).toEqual([])
  await press(page, '结束这次登录')
  expect(sentTo(DISOWN)).toEqual([{ eventId: 'e1', everywhere: false }])
  expect(page.text()).toContain('已结束 1 处登录')
  expect(page.get('[role=status] a').attributes('href')).toBe('/reset-password')
  expect(document.activeElement?.textContent).toBe('登录和操作记录')
})

it('ends all other sign-ins too, when asked, and says so on the button', async () => {
  const { page, sentTo } = await open(willing)
  await press(page, '不是我本人操作')
  await fill(page, '同时结束其他所有登录', 'ticked')
  await press(page, '结束这次和其他所有登录')
  expect(sentTo(DISOWN)).toEqual([{ eventId: 'e1', everywhere: true }])
})

it('says of a sign-in that is over what is left to do about it', async () => {
  const { page, sentTo } = await open({
    ...willing,
    [HISTORY]: () => json({ events: [event('e1', { stillSignedIn: false })], after: null }),
    [DISOWN]: () => json({ sessionsEnded: 0 }),
  })
  expect(page.text()).toContain('这次登录已经结束')
  await press(page, '不是我本人操作')
  expect(page.get('dialog').text()).toContain('这次登录已经结束。')
  await press(page, '标记为非本人登录')
  expect(sentTo(DISOWN)).toEqual([{ eventId: 'e1', everywhere: false }])
  expect(page.text()).toContain('已标记为非本人登录。')
})

it('says which login was ended, and from where', async () => {
  const ended = { browser: 'Edge', system: 'Windows 11', place: null, network: '192.0.2.*' }
  const { page } = await open({
    ...willing,
    [HISTORY]: () => json({ events: [event('e1', { type: 'session-ended', ended })], after: null }),
  })
  expect(page.text()).toContain('结束了一处登录')
  expect(page.text()).toContain('操作设备：Windows 10 · Edge · 广东 深圳 · 203.0.113.*')
  expect(page.text()).toContain('被结束的登录：Windows 11 · Edge · 地点未知 · 192.0.2.*')
})

it('tells under which number a report lies with the help desk', async () => {
  const report = event('e1', { type: 'face-problem-reported', ticket: 'YJT-20261125-7K3QMX' })
  const { page } = await open({ ...willing, [HISTORY]: () => json({ events: [report], after: null }) })
  expect(page.text()).toContain('向帮助台报告人脸识别没有通过')
  expect(page.text()).toContain('编号：YJT-20261125-7K3QMX')
})

it('leaves all as it was on second thoughts', async () => {
  const { page, sentTo } = await open(willing)
  await press(page, '不是我本人操作')
  await press(page, '取消')
  expect(page.get('dialog').text()).not.toContain('Windows 10')
  expect(sentTo(DISOWN)).toEqual([])
})

it('keeps the question open when the answer could not be sent', async () => {
  const { page } = await open({
    ...willing,
    [DISOWN]: () => {
      throw new TypeError('Failed to fetch')
    },
  })
  await press(page, '不是我本人操作')
  await press(page, '结束这次登录')
  expect(page.get('dialog').text()).toContain('没有连上网络')
})

it('takes the person to the sign-in page when the session is over, and back afterwards', async () => {
  const { router, session } = await open({ ...willing, [ACCOUNT]: () => problem(401, 'not-signed-in') })
  expect(router.currentRoute.value.fullPath).toBe('/sign-in?return=/account')
  expect(session.wasEnded).toBe(true)
})

it('signs out only after asking', async () => {
  const { page, session, router } = await open(willing, '/sign-out')
  expect(session.isSignedIn).toBe(true)
  await press(page, '退出登录')
  expect(session.isSignedIn).toBe(false)
  expect(router.currentRoute.value.fullPath).toBe('/sign-in')
})

it('does not claim to have signed out without a network', async () => {
  const { page, session } = await open({}, '/sign-out')
  await press(page, '退出登录')
  expect(alertsOf(page)).toEqual(['没有连上网络，还没有退出登录。请连上网络后再试。'])
  expect(session.isSignedIn).toBe(true)
})

it('shows the trust level on the portal, and what each level takes (R26)', async () => {
  const { page } = await open(willing, '/level', portalRoutes)
  expect(page.text()).toContain('您的账户当前可信等级为：L1')
  expect(page.get('[aria-current=true]').text()).toContain('已注册')
  expect(page.text()).toContain('通过人脸识别认证')
})

import { expect, it } from 'vitest'
import { alertsOf, json, mei, openPage, press, problem, type Server, settle } from '../../page.fixture.ts'
import { appRoutes, portalRoutes } from './routes.ts'

const SESSIONS = '/api/account/sessions'
const END = '/api/account/sessions/end'
const END_OTHERS = '/api/account/sessions/end-others'

const session = (name: string, more: object = {}) => ({
  id: name.padEnd(22, '0'),
  surface: 'portal',
  where: { browser: 'Edge', system: name, place: '广东 深圳', network: '203.0.113.*' },
  startedAt: '2026-11-23T08:05:00.000Z',
  seenAt: '2026-11-23T09:15:00.000Z',
  isThis: false,
  ...more,
})
const here = session('Android', { surface: 'app', isThis: true })
const desk = session('Windows')
const tablet = session('iPadOS')

/** A server that forgets what was ended. */
function remembering(...all: ReturnType<typeof session>[]): Server {
  let open = all
  return {
    [SESSIONS]: () => json({ sessions: open }),
    [END]: ({ sessionId }) => {
      open = open.filter(({ id }) => id !== sessionId)
      return json({})
    },
    [END_OTHERS]: () => {
      const sessionsEnded = open.length - 1
      open = open.filter(({ isThis }) => isThis)
      return json({ sessionsEnded })
    },
  }
}
const open = (server: Server) => openPage(appRoutes, { at: '/account/sessions', server, holder: mei })

it('shows each device: what, which face, where, since when, and which one is in hand', async () => {
  const { page } = await open(remembering(here, desk))
  const [first, second] = page.findAll('li').map((line) => line.text())
  expect(first).toMatch(/Android · Edge.*本机.*手机端 · 广东 深圳 · 203\.0\.113\.\*.*正在使用/s)
  expect(second).toMatch(
    /Windows · Edge.*电脑端.*登录：2026年11月23日 \d\d:05.*最近使用：2026年11月23日 \d\d:15/s,
  )
  expect(second).not.toContain('本机')
})

it('ends one, after naming it, and says so with the focus back above the list', async () => {
  const { page, sentTo } = await open(remembering(here, desk, tablet))
  await press(page, '结束登录 电脑端，Windows · Edge')
  expect(page.get('dialog').text()).toContain('Windows · Edge')
  expect(sentTo(END)).toEqual([])
  await press(page, '结束 Windows 上的登录')
  expect(sentTo(END)).toEqual([{ sessionId: desk.id }])
  expect(page.get('[role=status]').text()).toContain('已结束 Windows · Edge 上的登录')
  expect(page.findAll('li')).toHaveLength(2)
  expect(document.activeElement?.textContent).toBe('正在登录的设备')
})

it('leads to a new password, for whoever finds a device they do not know', async () => {
  const { page } = await open(remembering(here, desk))
  expect(page.get('a[href="/reset-password"]').text()).toBe('“忘记密码”')
})

it('never offers to end the one in hand', async () => {
  const { page } = await open(remembering(here))
  expect(page.findAll('button').map((button) => button.text())).not.toContain('结束登录')
  expect(page.text()).toContain('没有其他设备登录')
})

it('ends all the others after asking', async () => {
  const { page, sentTo } = await open(remembering(here, desk, tablet))
  await press(page, '结束其他所有登录（2 处）')
  expect(sentTo(END_OTHERS)).toEqual([])
  await press(page, '结束其他 2 处登录')
  expect(sentTo(END_OTHERS)).toEqual([{}])
  expect(page.get('[role=status]').text()).toContain('其他登录都已结束')
  expect(page.text()).toContain('没有其他设备登录')
})

it('ends nothing on second thoughts', async () => {
  const { page, sentTo } = await open(remembering(here, desk))
  await press(page, '结束登录 电脑端，Windows · Edge')
  await press(page, '取消')
  expect(sentTo(END)).toEqual([])
  expect(page.findAll('li')).toHaveLength(2)
})

it('keeps the question open when it could not be sent', async () => {
  const { page } = await open({
    ...remembering(here, desk),
    [END]: () => {
      throw new TypeError('Failed to fetch')
    },
  })
  await press(page, '结束登录 电脑端，Windows · Edge')
  await press(page, '结束 Windows 上的登录')
  expect(page.get('dialog').text()).toContain('没有连上网络，登录还没有结束。')
})

it('says that it cannot be seen without a network, and shows it once there is one', async () => {
  let isOnline = false
  const server = remembering(here, desk)
  const { page } = await open({
    ...server,
    [SESSIONS]: () => {
      if (!isOnline) throw new TypeError('Failed to fetch')
      return json({ sessions: [here, desk] })
    },
  })
  expect(alertsOf(page)[0]).toContain('没有连上网络，看不到现在有哪些设备登录。')
  isOnline = true
  window.dispatchEvent(new Event('online'))
  await settle()
  expect(alertsOf(page)).toEqual([])
  expect(page.findAll('li')).toHaveLength(2)
})

it('says that what is shown is of before when it could not be asked again', async () => {
  let works = true
  const { page } = await open({
    ...remembering(here, desk),
    [SESSIONS]: () => (works ? json({ sessions: [here, desk] }) : problem(500, 'internal-error')),
  })
  works = false
  document.dispatchEvent(new Event('visibilitychange'))
  await settle()
  expect(alertsOf(page)[0]).toContain('下面显示的是刚才的情况')
  expect(page.findAll('li')).toHaveLength(2)
  works = true
  await press(page, '重试')
  expect(alertsOf(page)).toEqual([])
})

it('is found from my account in the app, and from the security page of the portal', async () => {
  const { page, router } = await openPage(appRoutes, { at: '/account', holder: mei })
  await press(page, '登录设备')
  expect(router.currentRoute.value.path).toBe('/account/sessions')
  const desktop = await openPage(portalRoutes, { at: '/security', holder: mei })
  await press(desktop.page, '查看登录设备')
  expect(desktop.router.currentRoute.value.path).toBe('/security/sessions')
})

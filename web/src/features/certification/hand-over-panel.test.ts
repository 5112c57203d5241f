import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { json, mei, openPage, press, problem, type Server, settle } from '../../page.fixture.ts'
import { portalRoutes } from './routes.ts'

const OPEN = '/api/face-hand-overs'
const STATE = '/api/face-hand-overs/state'
const CANCEL = '/api/face-hand-overs/cancel'
const FINISH = '/api/face-hand-overs/finish'
const TICKET = 'AbCdEfGhIjKlMnOpQrStUv'
const OTHER = 'VuTsRqPoNmLkJiHgFeDcBa'

const waiting = { state: 'waiting', expiresInMs: 1_700_000, pollAfterMs: 3000 }
const where = { browser: '微信', system: 'Android 14', place: '广东 深圳', network: '203.0.113.*' }
const taken = { ...waiting, state: 'taken', where }
const firm = {
  ...mei,
  accountKind: 'unit',
  maskedName: '广州示范建筑工程有限公司',
  documentKind: 'uscc',
} as const
const certified = { ...firm, level: 'L3' } as const
const noNetwork = () => {
  throw new TypeError('Failed to fetch')
}

// Only what the page waits by: promises and lazy parts go on as always.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'Date'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  sessionStorage.clear()
})

/** What the other phone has done, as the server tells it at each look. */
let sight: unknown
async function open(more: Server = {}, holder: typeof firm | typeof mei = firm) {
  sight ??= waiting
  const tickets = [TICKET, OTHER]
  const server: Server = {
    [OPEN]: () => json({ ticket: tickets.shift(), expiresInMs: 1_800_000, pollAfterMs: 3000 }),
    [STATE]: () => json(sight),
    [CANCEL]: () => json({}),
    [FINISH]: () => json(certified),
    ...more,
  }
  return openPage(portalRoutes, { at: '/level/face', server, holder, now: () => Date.now() })
}
afterEach(() => void (sight = undefined))

async function becomes(next: unknown, afterMs = 3000) {
  sight = next
  await vi.advanceTimersByTimeAsync(afterMs)
  await settle()
}
async function confirm(page: Awaited<ReturnType<typeof open>>['page']) {
  await page.get('dialog form').trigger('submit')
  await settle()
}
const codeIn = ({ page }: Awaited<ReturnType<typeof open>>) => page.find('svg[role=img]')

it('shows a code for the legal representative’s phone, whom it is for, and how long it lasts (R9)', async () => {
  const opened = await open()
  expect(codeIn(opened).attributes('aria-label')).toContain('二维码')
  expect(opened.page.text()).toContain('请只交给法定代表人本人。')
  expect(opened.page.get('[role=timer]').text()).toBe('还有 30 分 0 秒有效')
})

it('asks a person to use their own phone, and nothing of a legal representative', async () => {
  const { page } = await open({}, mei)
  expect(page.text()).toContain('拿出您自己的手机')
  expect(page.text()).not.toContain('法定代表人')
})

it('copies the link, with the ticket where no server sees it', async () => {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const { page } = await open()
  await press(page, '复制链接')
  expect(write).toHaveBeenCalledWith(`${location.origin}/face#${TICKET}`)
  expect(page.text()).toContain('链接已复制')
})

it('shows the link to select where the browser does not let it be copied', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'))
  const { page } = await open()
  await press(page, '复制链接')
  expect(page.text()).toContain(`${location.origin}/face#${TICKET}`)
})

it('says which phone opened it, and shows the code no more', async () => {
  const opened = await open()
  await becomes(taken)
  expect(opened.page.text()).toContain('Android 14 · 微信 · 广东 深圳 · 203.0.113.*')
  expect(codeIn(opened).exists()).toBe(false)
})

it('is on L3 the moment the phone has passed, here too (R7, R8)', async () => {
  const { page, session, sentTo } = await open()
  await becomes(taken)
  await becomes({ state: 'certified' })
  expect(sentTo(FINISH)).toEqual([{ ticket: TICKET }])
  expect(session.holder?.level).toBe('L3')
  expect(page.get('[role=status]').text()).toContain('认证成功')
  expect(page.get('[role=status] a').attributes('href')).toBe('/level')
  expect(sessionStorage.length).toBe(0)
})

it('finishes again when the answer got lost', async () => {
  let isOnline = false
  const { page, session } = await open({
    [FINISH]: () => (isOnline ? json(certified) : noNetwork()),
  })
  await becomes({ state: 'certified' })
  expect(page.get('[role=alert]').text()).toContain('人脸识别已经通过，但这里没有连上网络')
  isOnline = true
  await press(page, '继续')
  expect(session.holder?.level).toBe('L3')
})

it('is on L3 too when another page of the account was quicker', async () => {
  const { session } = await open({
    [FINISH]: () => problem(409, 'hand-over-not-certified'),
    '/api/session': () => json({ holder: certified }),
  })
  await becomes({ state: 'certified' })
  expect(session.holder?.level).toBe('L3')
})

it('goes on with the same code after a reload, and opens no second one', async () => {
  const first = await open()
  first.page.unmount()
  const again = await open()
  expect(codeIn(again).exists()).toBe(true)
  expect(again.sentTo(OPEN)).toEqual([])
  await becomes(taken)
  expect(again.page.text()).toContain('手机已打开')
})

it('opens a new one where the one before has had its time', async () => {
  const first = await open()
  first.page.unmount()
  vi.setSystemTime(Date.now() + 1_800_000)
  const again = await open()
  expect(again.sentTo(OPEN)).toHaveLength(1)
})

it('cancels at once while nobody has opened it', async () => {
  const { page, sentTo } = await open()
  await press(page, '作废这个二维码')
  expect(sentTo(CANCEL)).toEqual([{ ticket: TICKET }])
  expect(page.text()).toContain('这个二维码和链接不能再用了')
  expect(sessionStorage.length).toBe(0)
})

it('asks before it cancels what somebody is doing on the other phone', async () => {
  const { page, sentTo } = await open()
  await becomes(taken)
  await press(page, '停止这次办理')
  expect(sentTo(CANCEL)).toEqual([])
  await confirm(page)
  expect(sentTo(CANCEL)).toEqual([{ ticket: TICKET }])
  expect(page.text()).toContain('已停止办理')
})

it('finds that the phone was quicker than the cancelling', async () => {
  const { page, session } = await open({
    [CANCEL]: () => {
      sight = { state: 'certified' }
      return problem(409, 'hand-over-over')
    },
  })
  await becomes(taken)
  await press(page, '停止这次办理')
  await confirm(page)
  expect(session.holder?.level).toBe('L3')
})

it.each([
  [{ state: 'expired' }, '二维码已过期'],
  [{ state: 'cancelled' }, '已停止办理'],
])('says how it ended (%o), looks no more, and makes a new code when asked', async (end, words) => {
  const opened = await open()
  await becomes(end)
  expect(opened.page.text()).toContain(words)
  const looks = opened.send.mock.calls.length
  await becomes(waiting, 60_000)
  expect(opened.send.mock.calls.length).toBe(looks)
  await press(opened.page, '重新生成二维码')
  expect(codeIn(opened).exists()).toBe(true)
  expect(opened.sentTo(OPEN)).toHaveLength(2)
})

it('goes on through a bad network and says so, until its own clock says that it is over', async () => {
  const { page } = await open({ [STATE]: noNetwork })
  await becomes(waiting)
  expect(page.text()).toContain('网络不稳定')
  await becomes(waiting, 1_800_000)
  expect(page.text()).toContain('二维码已过期')
})

it('says why there is no code, and tries again', async () => {
  let isOnline = false
  const opened = await open({
    [OPEN]: () =>
      isOnline ? json({ ticket: TICKET, expiresInMs: 1_800_000, pollAfterMs: 3000 }) : noNetwork(),
  })
  expect(opened.page.get('[role=alert]').text()).toContain('没有连上网络，二维码没有取到')
  isOnline = true
  await press(opened.page, '重试')
  expect(codeIn(opened).exists()).toBe(true)
})

it('says how long to wait after too many codes, and offers another then', async () => {
  const { page } = await open({
    [OPEN]: () => problem(429, 'too-many-hand-overs', { retryAfterSeconds: 90 }),
  })
  expect(page.get('[role=alert]').text()).toContain('1 分 30 秒后可以再试')
  expect(page.findAll('button').map((button) => button.text())).not.toContain('重试')
  await becomes(waiting, 90_000)
  expect(page.findAll('button').map((button) => button.text())).toContain('重试')
})

it('offers no second try to whose document has no such way (R10)', async () => {
  const { page } = await open({ [OPEN]: () => problem(403, 'no-face-route') })
  expect(page.get('[role=alert]').text()).toBe('这种证件不能用人脸识别认证。')
  expect(page.findAll('button').map((button) => button.text())).not.toContain('重试')
})

it('shows that the account is on L3 already, where this page did not know it', async () => {
  const { page, session } = await open({
    [OPEN]: () => problem(409, 'already-certified'),
    '/api/session': () => json({ holder: certified }),
  })
  expect(session.holder?.level).toBe('L3')
  expect(page.text()).toContain('认证成功')
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { IDEMPOTENCY_HEADER } from '../../../../shared/contracts/idempotency.ts'
import { alertsOf, json, press, problem, settle } from '../../page.fixture.ts'
import {
  certified,
  doAll,
  DRAW,
  headingOf,
  JUDGE,
  noNetwork,
  openFaces,
  type Opened,
  ownRoute,
  ROUTE,
} from './face-check-world.fixture.ts'

beforeEach(() => sessionStorage.clear())
afterEach(() => vi.useRealTimers())

const uploadsOf = ({ send }: Opened) =>
  send.mock.calls
    .filter(([url]) => url === JUDGE)
    .map(([, init]) => ({
      key: (init?.headers as Record<string, string>)[IDEMPOTENCY_HEADER],
      body: init?.body,
    }))

it('keeps the frames when the network goes, and sends the same once more when it is back', async () => {
  let isOnline = false
  const opened = await openFaces({ server: { [JUDGE]: () => (isOnline ? json(certified) : noNetwork()) } })
  await doAll(opened)
  expect(headingOf(opened)).toBe('正在核对')
  expect(alertsOf(opened.page).join()).toContain('画面还在手机里，不用重做。有网络后会自动重新发送。')
  isOnline = true
  dispatchEvent(new Event('online'))
  await settle()
  expect(headingOf(opened)).toBe('认证成功')
  const uploads = uploadsOf(opened)
  expect(uploads.length).toBeGreaterThan(1)
  expect(new Set(uploads.map(({ key }) => key)).size).toBe(1)
  expect(new Set(uploads.map(({ body }) => body)).size).toBe(1)
})

it('tries by itself where the browser does not notice that the network is back', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 5 })
  let isOnline = false
  const opened = await openFaces({ server: { [JUDGE]: () => (isOnline ? json(certified) : noNetwork()) } })
  await doAll(opened)
  isOnline = true
  await vi.advanceTimersByTimeAsync(6000)
  await settle()
  expect(headingOf(opened)).toBe('认证成功')
})

it.each([
  [503, 'authority-unavailable', '证件照片暂时无法核对，不是您的问题'],
  [500, 'internal-error', '系统暂时没有办成'],
])('sends the same again at a press: %i %s', async (status, code, words) => {
  let isWell = false
  const opened = await openFaces({
    server: { [JUDGE]: () => (isWell ? json(certified) : problem(status, code)) },
  })
  await doAll(opened)
  expect(alertsOf(opened.page).join()).toContain(words)
  isWell = true
  await press(opened.page, '重新发送')
  expect(headingOf(opened)).toBe('认证成功')
  expect(new Set(uploadsOf(opened).map(({ body }) => body)).size).toBe(1)
})

it.each(['check-over', 'check-unknown'])(
  'draws anew when the actions are good for nothing any more: %s',
  async (code) => {
    const opened = await openFaces({ server: { [JUDGE]: () => problem(409, code) } })
    await doAll(opened)
    expect(headingOf(opened)).toBe('要换一组动作')
    await press(opened.page, '换一组动作')
    expect(headingOf(opened)).toBe('要做的动作')
    expect(opened.sentTo(DRAW)[1]).toEqual({ purpose: 'certify', excluded: [] })
  },
)

it.each(['already-certified', 'consent-needed', 'face-route-paused', 'face-route-closed-today'])(
  'looks anew at what is open when the upload is refused: %s',
  async (code) => {
    let route: unknown = ownRoute
    const opened = await openFaces({
      server: {
        [ROUTE]: () => json(route),
        [JUDGE]: () => {
          route = { ...ownRoute, standing: { state: 'certified' } }
          return problem(409, code)
        },
      },
    })
    await doAll(opened)
    expect(opened.page.text()).toContain('已通过人脸识别认证')
  },
)

it('asks before frames that nobody has judged are given up', async () => {
  const opened = await openFaces({ server: { [JUDGE]: noNetwork } })
  await doAll(opened)
  await opened.router.push('/account').catch(() => undefined)
  await settle()
  expect(headingOf(opened)).toBe('正在核对')
  await press(opened.page, '取消')
  expect(opened.router.currentRoute.value.path).toBe('/certification')
  await opened.router.push('/account').catch(() => undefined)
  await settle()
  await opened.page.get('dialog form').trigger('submit')
  await settle()
  expect(opened.router.currentRoute.value.path).toBe('/account')
})

it('warns before the page is closed while frames are on their way, and at no other time', async () => {
  const opened = await openFaces({ server: { [JUDGE]: noNetwork } })
  const isHeld = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  expect(isHeld()).toBe(false)
  await doAll(opened)
  expect(isHeld()).toBe(true)
  opened.page.unmount()
  expect(isHeld()).toBe(false)
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import PortalScanPanel from './PortalScanPanel.vue'
import {
  aCode,
  mei,
  nextCode,
  offline,
  openPage,
  press,
  refusal,
  settle,
  type World,
} from './scan-login-world.fixture.ts'

const OPEN = '/api/scan-logins'
const WATCH = '/api/scan-logins/current'
const CLAIM = '/api/scan-logins/claim'
const CANCEL = '/api/scan-logins/cancel'

const code = { text: aCode, nextText: nextCode, changesInMs: 8000 }
const waiting = { state: 'waiting', expiresInMs: 110_000, pollAfterMs: 3000, code }
const scanned = {
  state: 'scanned',
  expiresInMs: 90_000,
  pollAfterMs: 1000,
  maskedName: '陈*美',
  number: '42',
}

let opened: Awaited<ReturnType<typeof openPage>> | undefined
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  opened?.page.unmount()
  hide(false)
  vi.useRealTimers()
})

const hide = (isHidden: boolean) => {
  Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true })
  Object.defineProperty(document, 'visibilityState', {
    value: isHidden ? 'hidden' : 'visible',
    configurable: true,
  })
  document.dispatchEvent(new Event('visibilitychange'))
}

async function panel(answers: World['answers'] = {}) {
  opened = await openPage(PortalScanPanel, 'portal', '/sign-in/scan', {
    holder: null,
    answers: { [OPEN]: [{ expiresInMs: 120_000, pollAfterMs: 3000, code }], [WATCH]: [waiting], ...answers },
  })
  await vi.dynamicImportSettled()
  await settle()
  return opened
}
const looks = ({ send }: NonNullable<typeof opened>) =>
  send.mock.calls.filter(([path]) => path === WATCH).length
const drawn = ({ page }: NonNullable<typeof opened>) => page.find('svg path').attributes('d')
const pass = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms)
  await settle()
}

it('shows a code with words for who cannot see it, and how long it lasts', async () => {
  const { page } = await panel()
  expect(page.get('svg').attributes('aria-label')).toContain('二维码')
  expect(page.get('[role=timer]').text()).toContain('120 秒')
})

it('draws the next code when its time has come, without a request', async () => {
  const desk = await panel({ [WATCH]: [offline] })
  const before = drawn(desk)
  await pass(8000)
  expect(drawn(desk)).not.toBe(before)
})

it('asks as often as the server says, from start to start', async () => {
  const desk = await panel({ [WATCH]: [waiting, scanned, scanned, scanned] })
  await pass(2900)
  expect(looks(desk)).toBe(0)
  await pass(100)
  expect(looks(desk)).toBe(1)
  await pass(3000)
  expect(looks(desk)).toBe(2)
  await pass(1000)
  expect(looks(desk)).toBe(3)
})

it('asks seldom while hidden, and at once when the person comes back', async () => {
  const desk = await panel()
  await pass(3000)
  hide(true)
  await pass(3000)
  const before = looks(desk)
  await pass(9000)
  expect(looks(desk)).toBe(before)
  hide(false)
  await settle()
  expect(looks(desk)).toBe(before + 1)
})

it('goes on through a bad network, and says so quietly', async () => {
  const desk = await panel({ [WATCH]: [offline, waiting] })
  await pass(3000)
  expect(desk.page.text()).toContain('网络不稳定')
  expect(desk.page.find('svg').exists()).toBe(true)
  await pass(3000)
  expect(desk.page.text()).not.toContain('网络不稳定')
})

it('shows whose phone scanned and the number to choose there, and says it to screen readers', async () => {
  const { page } = await panel({ [WATCH]: [scanned] })
  await pass(3000)
  expect(page.get('.number').text()).toBe('42')
  expect(page.text()).toContain('请在手机上选择相同的数字')
  expect(page.get('[role=status]').text()).toContain('陈*美 已扫码。请在手机上选择数字 42')
})

it('is signed in the moment the phone has confirmed', async () => {
  const { session } = await panel({ [WATCH]: [{ state: 'confirmed' }], [CLAIM]: [mei] })
  await pass(3000)
  expect(session.holder).toEqual(mei)
})

it('claims again when the first claim got no answer', async () => {
  const { page, session } = await panel({ [WATCH]: [{ state: 'confirmed' }], [CLAIM]: [offline, mei] })
  await pass(3000)
  expect(page.get('[role=alert]').text()).toContain('手机已确认')
  await press(page, '继续登录')
  expect(session.holder).toEqual(mei)
})

it('is signed in too when another page of this browser was quicker', async () => {
  const { session } = await panel({ [WATCH]: [{ state: 'claimed' }], '/api/session': [{ holder: mei }] })
  await pass(3000)
  expect(session.holder).toEqual(mei)
})

it.each([
  [{ state: 'declined', because: 'person' }, '手机上拒绝了这次登录'],
  [{ state: 'declined', because: 'wrong-number' }, '数字不一致'],
  [{ state: 'cancelled' }, '已取消'],
  [{ state: 'expired' }, '二维码已过期'],
  [refusal(404, 'scan-login-unknown'), 'Cookie'],
])('says how it ended (%o), stops asking, and renews only when pressed', async (sight, words) => {
  const desk = await panel({ [WATCH]: [sight, waiting] })
  await pass(3000)
  expect(desk.page.get('[role=alert]').text()).toContain(words)
  await pass(60_000)
  expect(looks(desk)).toBe(1)
  await press(desk.page, '刷新二维码')
  await vi.dynamicImportSettled()
  await settle()
  expect(desk.page.find('svg').exists()).toBe(true)
})

it.each([
  [refusal(410, 'scan-login-expired'), '二维码已过期'],
  [refusal(409, 'scan-login-over'), '已经用过'],
  [refusal(404, 'scan-login-unknown'), '已失效'],
])('says why a confirmed login could not be claimed (%o)', async (answer, words) => {
  const { page, session } = await panel({ [WATCH]: [{ state: 'confirmed' }], [CLAIM]: [answer] })
  await pass(3000)
  expect(page.get('[role=alert]').text()).toContain(words)
  expect(session.isSignedIn).toBe(false)
})

it('has expired by its own clock where the server cannot be reached', async () => {
  const { page } = await panel({ [WATCH]: [offline] })
  await pass(121_000)
  expect(page.text()).toContain('二维码已过期')
})

it('cancels, and puts the keyboard on what can be done next', async () => {
  const { page } = await panel({ [WATCH]: [scanned], [CANCEL]: [{}] })
  await pass(3000)
  page.get('button').element.focus()
  await press(page, '取消这次登录')
  expect(page.text()).toContain('已取消')
  expect(document.activeElement?.textContent.trim()).toBe('刷新二维码')
})

it('finds out what became of the login when it cannot be cancelled', async () => {
  const { page } = await panel({
    [WATCH]: [scanned, { state: 'declined', because: 'person' }],
    [CANCEL]: [refusal(409, 'scan-login-over')],
  })
  await pass(3000)
  await press(page, '取消这次登录')
  await settle()
  expect(page.text()).toContain('手机上拒绝了这次登录')
})

it('says when no code could be had, and tries again when asked', async () => {
  const { page } = await panel({
    [OPEN]: [offline, offline, { expiresInMs: 120_000, pollAfterMs: 3000, code }],
  })
  expect(page.get('[role=alert]').text()).toContain('没有网络')
  await press(page, '重试')
  await vi.dynamicImportSettled()
  await settle()
  expect(page.find('svg').exists()).toBe(true)
})

it('asks no more once the person has gone to another way of signing in', async () => {
  const desk = await panel()
  desk.page.unmount()
  await pass(30_000)
  expect(looks(desk)).toBe(0)
})

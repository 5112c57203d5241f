import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  aCode,
  bodies,
  button,
  loginQr,
  offline,
  openPage,
  press,
  refusal,
  seenLogin,
  settle,
  signInEvent,
  type World,
} from './scan-login-world.fixture.ts'
import ScanPage from './ScanPage.vue'

const SCAN = '/api/scan-logins/scan'
const HOLD = '/api/scan-logins/hold'
const CONFIRM = '/api/scan-logins/confirm'
const DECLINE = '/api/scan-logins/decline'
const HISTORY = '/api/account/events'
const DISOWN = '/api/account/events/disown'

type Opened = Awaited<ReturnType<typeof openPage>>
let opened: Opened | undefined
beforeEach(() => {
  vi.useFakeTimers()
  sessionStorage.clear()
})
afterEach(() => {
  opened?.page.unmount()
  vi.useRealTimers()
})

async function scanPage(world: World = {}) {
  opened = await openPage(ScanPage, 'app', '/scan', { sees: loginQr(), ...world })
  return opened
}
const asking = (answers: World['answers'] = {}, seen = {}) =>
  scanPage({
    answers: { [SCAN]: [{ ...seenLogin, ...seen }], [HISTORY]: [{ events: [], after: null }], ...answers },
  })

async function choose({ page }: Opened, number: string) {
  await page.get(`input[value="${number}"]`).setValue(true)
}

it('tells what would be opened, from where, before anything is signed in', async () => {
  const { page, send } = await asking()
  expect(page.text()).toContain('统一身份认证平台')
  expect(page.get('table').text()).toContain('广东省广州市广东省深圳市')
  expect(page.get('table').text()).toContain('203.0.113.*120.230.45.*')
  expect(page.text()).toContain('还剩 90 秒')
  expect(bodies(send, SCAN)).toEqual([{ by: 'code', code: aCode }])
  expect(bodies(send, CONFIRM)).toEqual([])
})

it('turns the camera off as soon as a login code is read', async () => {
  const { page, close } = await asking()
  expect(close).toHaveBeenCalled()
  expect(page.find('video').exists()).toBe(false)
})

it('says in large words when this browser has never signed the account in, and only then', async () => {
  const stranger = await asking({}, { knownBrowser: false })
  expect(stranger.page.get('strong').text()).toBe('这台电脑的浏览器此前没有登录过您的账号')
  stranger.page.unmount()
  const known = await asking()
  expect(known.page.text()).not.toContain('此前没有登录过')
})

it('lets the person confirm only once a number is chosen', async () => {
  const ask = await asking({ [CONFIRM]: [{ desktop: seenLogin.desktop }] })
  expect(button(ask.page, '确认登录')?.attributes('disabled')).toBeDefined()
  await choose(ask, '42')
  expect(button(ask.page, '确认登录')?.attributes('disabled')).toBeUndefined()
  await press(ask.page, '确认登录')
  expect(bodies(ask.send, CONFIRM)).toEqual([{ ticket: seenLogin.ticket, number: '42' }])
  expect(ask.page.text()).toContain('已确认登录')
})

it('shows the account record of the sign-in as soon as it is there', async () => {
  const ask = await asking({
    [CONFIRM]: [{ desktop: seenLogin.desktop }],
    [HISTORY]: [
      offline,
      { events: [{ ...signInEvent, at: '2026-11-20T00:00:00.000Z' }], after: null },
      { events: [signInEvent], after: null },
    ],
  })
  await choose(ask, '42')
  await press(ask.page, '确认登录')
  expect(ask.page.text()).toContain('正在等待电脑完成登录')
  await vi.advanceTimersByTimeAsync(1000)
  expect(button(ask.page, '不是我本人操作')).toBeUndefined()
  await vi.advanceTimersByTimeAsync(1000)
  expect(ask.page.text()).toContain('已记入账号记录')
})

it('stops waiting for a record that does not come, and looks again when asked', async () => {
  const ask = await asking({ [CONFIRM]: [{ desktop: seenLogin.desktop }] })
  await choose(ask, '42')
  await press(ask.page, '确认登录')
  await vi.advanceTimersByTimeAsync(15_000)
  const looks = ask.send.mock.calls.length
  await vi.advanceTimersByTimeAsync(15_000)
  expect(ask.send.mock.calls).toHaveLength(looks)
  await press(ask.page, '再查一次')
  expect(ask.send.mock.calls.length).toBeGreaterThan(looks)
})

it('ends the sign-in, and every other on wish, when it was somebody else', async () => {
  const ask = await asking({
    [CONFIRM]: [{ desktop: seenLogin.desktop }],
    [HISTORY]: [{ events: [signInEvent], after: null }],
    [DISOWN]: [offline, { sessionsEnded: 3 }],
  })
  await choose(ask, '42')
  await press(ask.page, '确认登录')
  await press(ask.page, '不是我本人操作')
  await ask.page.get('dialog input[type=checkbox]').setValue(true)
  await press(ask.page, '结束这次登录')
  expect(ask.page.get('dialog [role=alert]').text()).toContain('没有收到回应')
  await press(ask.page, '结束这次登录')
  expect(bodies(ask.send, DISOWN)).toEqual(Array(2).fill({ eventId: 'event-1', everywhere: true }))
  expect(ask.page.text()).toContain('已退出 3 处登录')
})

it('declines, and says that nothing was signed in', async () => {
  const { page, send } = await asking({ [DECLINE]: [{}] })
  await press(page, '拒绝登录')
  expect(bodies(send, DECLINE)).toEqual([{ ticket: seenLogin.ticket }])
  expect(page.text()).toContain('没有登录任何电脑')
})

it('ends after one wrong number, and says that it may have been a fraud', async () => {
  const ask = await asking({ [CONFIRM]: [refusal(422, 'wrong-number')] })
  await choose(ask, '17')
  await press(ask.page, '确认登录')
  expect(ask.page.text()).toContain('对方可能想冒用您的账号')
  expect(button(ask.page, '确认登录')).toBeUndefined()
})

it('asks for the password where the level needs it, and keeps what was chosen when it is wrong', async () => {
  const ask = await asking(
    { [CONFIRM]: [refusal(422, 'password-wrong'), { desktop: seenLogin.desktop }] },
    { passwordNeeded: true },
  )
  await choose(ask, '42')
  expect(button(ask.page, '确认登录')?.attributes('disabled')).toBeDefined()
  const field = ask.page.get('input[autocomplete=current-password]')
  await field.setValue('wrong horse')
  await press(ask.page, '确认登录')
  expect(ask.page.get('.error').text()).toContain('密码不正确')
  await field.setValue('right horse')
  await press(ask.page, '确认登录')
  expect(bodies(ask.send, CONFIRM).at(-1)).toEqual({
    ticket: seenLogin.ticket,
    number: '42',
    password: 'right horse',
  })
  expect(ask.page.text()).toContain('已确认登录')
})

it('asks for the password when the server turns out to need it', async () => {
  const ask = await asking({ [CONFIRM]: [refusal(428, 'password-needed')] })
  expect(ask.page.find('input[autocomplete=current-password]').exists()).toBe(false)
  await choose(ask, '42')
  await press(ask.page, '确认登录')
  expect(ask.page.find('input[autocomplete=current-password]').exists()).toBe(true)
})

it('says how long to wait after too many wrong passwords', async () => {
  const ask = await asking(
    { [CONFIRM]: [refusal(429, 'too-many-tries', { retryAfterSeconds: 45 })] },
    { passwordNeeded: true },
  )
  await choose(ask, '42')
  await ask.page.get('input[autocomplete=current-password]').setValue('wrong horse')
  await press(ask.page, '确认登录')
  expect(ask.page.get('[role=alert]').text()).toContain('输错次数过多')
  expect(ask.page.get('[role=alert]').text()).toContain('45')
})

it('sends the same confirmation again after no answer came', async () => {
  const ask = await asking({ [CONFIRM]: [offline, { desktop: seenLogin.desktop }] })
  await choose(ask, '42')
  await press(ask.page, '确认登录')
  expect(ask.page.get('[role=alert]').text()).toContain('不会重复登录')
  await press(ask.page, '确认登录')
  const [first, second] = bodies(ask.send, CONFIRM)
  expect(second).toEqual(first)
  expect(ask.page.text()).toContain('已确认登录')
})

it('keeps the scan while there is no network, and sends it when asked', async () => {
  const { page, send } = await scanPage({ answers: { [SCAN]: [offline, seenLogin] } })
  expect(page.text()).toContain('手机没有网络')
  await press(page, '重试')
  expect(bodies(send, SCAN)).toHaveLength(2)
  expect(page.text()).toContain('电脑上显示的数字是哪一个')
})

it('does not confirm for the person when the time runs out', async () => {
  const { page, send } = await asking()
  await vi.advanceTimersByTimeAsync(91_000)
  expect(page.text()).toContain('二维码已过期')
  expect(bodies(send, CONFIRM)).toEqual([])
})

it.each([
  [410, 'scan-login-expired', '二维码已过期'],
  [409, 'scan-login-taken', '已有别的手机扫了'],
  [409, 'scan-login-over', '这次登录已经结束'],
  [404, 'scan-login-unknown', '没有找到这次登录'],
  [422, 'code-not-ours', '不能用来登录'],
])('says what happened (%i %s) and scans again when asked', async (status, code, words) => {
  const { page } = await scanPage({ answers: { [SCAN]: [refusal(status, code), seenLogin] } })
  expect(page.text()).toContain(words)
  await press(page, '重新扫码')
  await settle()
  expect(page.text()).toContain('电脑上显示的数字是哪一个')
})

it('opens a face check that was handed over, and sends nothing of it', async () => {
  const { router, send } = await scanPage({ sees: `${location.origin}/face#AbCdEfGhIjKlMnOpQrStUv` })
  expect(router.currentRoute.value.fullPath).toBe('/face#AbCdEfGhIjKlMnOpQrStUv')
  expect(send).not.toHaveBeenCalled()
})

it('names a foreign code by its host, opens nothing, and goes on scanning', async () => {
  const { page, send } = await scanPage({
    sees: 'https://evil.example/s#AbCdEfGhIjKlMnOpQrStUv.1.ZyXwVuTsRqPoNmLkJiHgFe',
  })
  expect(page.text()).toContain('evil.example')
  expect(page.find('video').exists()).toBe(true)
  expect(send).not.toHaveBeenCalled()
})

it('says so when a photo holds no code, or is no photo', async () => {
  const readQrIn = vi
    .fn()
    .mockResolvedValueOnce(undefined)
    .mockRejectedValueOnce(new DOMException('', 'InvalidStateError'))
  const { page } = await scanPage({ sees: undefined, camera: { readQrIn } })
  const input = page.get('input[type=file]')
  Object.defineProperty(input.element, 'files', { value: [new Blob(['x'])] })
  await input.trigger('change')
  await settle()
  expect(page.text()).toContain('没有找到二维码')
  await input.trigger('change')
  await settle()
  expect(page.text()).toContain('打不开')
})

it('goes on with a login code found in a photo', async () => {
  const { page } = await scanPage({
    sees: undefined,
    camera: { readQrIn: async () => loginQr() },
    answers: { [SCAN]: [seenLogin] },
  })
  const input = page.get('input[type=file]')
  Object.defineProperty(input.element, 'files', { value: [new Blob(['x'])] })
  await input.trigger('change')
  await settle()
  expect(page.text()).toContain('电脑上显示的数字是哪一个')
})

it.each([
  ['NotAllowedError', '没有使用相机的权限'],
  ['NotFoundError', '没有找到相机'],
  ['NotReadableError', '相机正被占用'],
  ['SecurityError', '这个网址不能使用相机'],
  ['TimeoutError', '相机没有画面'],
])('explains a camera that answers %s, and leaves the gallery open', async (name, words) => {
  const { page } = await scanPage({ camera: { open: () => Promise.reject(new DOMException('', name)) } })
  expect(page.get('[role=alert]').text()).toContain(words)
  expect(page.find('input[type=file]').exists()).toBe(true)
})

it('keeps the scan of somebody not signed in, and goes on with the same one after sign-in', async () => {
  const before = await scanPage({
    holder: null,
    answers: { [HOLD]: [{ receipt: 'receipt-1', expiresInMs: 100_000 }] },
  })
  expect(bodies(before.send, SCAN)).toEqual([])
  expect(before.router.currentRoute.value.fullPath).toBe('/sign-in?return=/scan')
  before.page.unmount()

  const after = await scanPage({ sees: undefined, answers: { [SCAN]: [seenLogin] } })
  expect(bodies(after.send, SCAN)).toEqual([{ by: 'receipt', receipt: 'receipt-1' }])
  expect(after.page.text()).toContain('电脑上显示的数字是哪一个')
  expect(sessionStorage).toHaveLength(0)
})

it('keeps the scan also when only the server knows that the session is over', async () => {
  const { router, send } = await scanPage({
    answers: {
      [SCAN]: [refusal(401, 'not-signed-in')],
      [HOLD]: [{ receipt: 'receipt-1', expiresInMs: 100_000 }],
    },
  })
  expect(bodies(send, HOLD)).toEqual([{ code: aCode }])
  expect(router.currentRoute.value.path).toBe('/sign-in')
})

it('aims anew when the scan made before sign-in has lapsed', async () => {
  sessionStorage.setItem('held-scan', JSON.stringify({ receipt: 'old', until: Date.now() - 1 }))
  const { page, send } = await scanPage({ sees: undefined })
  expect(page.find('video').exists()).toBe(true)
  expect(send).not.toHaveBeenCalled()
})

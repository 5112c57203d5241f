import { expect, it } from 'vitest'
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

const START = '/api/password-resets'
const COMPLETE = '/api/password-resets/complete'
const SEND = '/api/one-time-codes'
const NUMBER = '440106199001010048'
const PHONE = '199 0000 0001'
const PASSWORD = '风正一帆悬-two-banks-8'

const willing: Server = {
  '/api/captchas': () =>
    json({ captchaId: 'c'.repeat(22), form: 'picture', picture: '<svg/>', expiresInSeconds: 120 }),
  [SEND]: () => json({ maskedPhone: '199****0001', expiresInSeconds: 300, resendAfterSeconds: 60 }),
  [START]: () => json({ resetId: 'r'.repeat(22), expiresInSeconds: 900 }),
  [COMPLETE]: () => json({ maskedPhone: '199****0001', signedOutHere: false }),
}
type World = Partial<Parameters<typeof openPage>[1]>
const open = (server: Server = willing, world: World = {}, routes = appRoutes) =>
  openPage(routes, { at: '/reset-password', server, ...world })
type Page = Awaited<ReturnType<typeof open>>['page']

async function prove(page: Page) {
  await fill(page, '证件号码', NUMBER)
  await fill(page, '手机号', PHONE)
  await fill(page, '图形验证码', 'AB12')
  await press(page, '获取验证码')
  await fill(page, '短信验证码', '246810')
  await press(page, '下一步')
}

async function choose(page: Page, password = PASSWORD) {
  await fill(page, '新密码', password)
  await page.get('form').trigger('submit')
  await settle()
}

it('proves the phone, sets a password and leads to sign-in', async () => {
  const { page, router, sentTo } = await open()
  await prove(page)
  expect(sentTo(SEND)).toMatchObject([{ purpose: 'reset-password', phone: PHONE }])
  expect(sentTo(START)).toEqual([{ documentNumber: NUMBER, phone: PHONE, code: '246810' }])
  expect(router.currentRoute.value.path).toBe('/reset-password/password')
  expect(page.get('h1').text()).toBe('设置新密码')

  await choose(page)
  expect(sentTo(COMPLETE)).toEqual([{ resetId: 'r'.repeat(22), password: PASSWORD }])
  expect(page.get('[role=status]').text()).toBe('密码已重置，所有设备上的登录都已退出。')
  expect(page.text()).toContain('199****0001')
  await press(page, '去登录')
  expect(router.currentRoute.value.path).toBe('/sign-in')
})

it('leads to the password tab of the portal', async () => {
  const { page, router } = await open(willing, {}, portalRoutes)
  await prove(page)
  await choose(page)
  await press(page, '去登录')
  expect(router.currentRoute.value.path).toBe('/sign-in/password')
})

it('asks for what is missing, at the first place where something is', async () => {
  const { page, sentTo } = await open()
  await press(page, '下一步')
  expect(alertsOf(page)).toEqual(['请输入证件号码。', '请输入手机号。', '请获取并输入短信验证码。'])
  expect(document.activeElement).toBe(page.get('input').element)
  await fill(page, '证件号码', '粤A-1')
  expect(alertsOf(page)[0]).toBe('证件号码填写有误，请核对后重新输入。')
  await fill(page, '证件号码', '91440300192203821X')
  expect(alertsOf(page)[0]).toBe('请输入手机号。')
  expect(sentTo(START)).toEqual([])
})

it('says of a number and a phone only that they do not belong together, and wants another code', async () => {
  const { page, router } = await open({ ...willing, [START]: () => problem(422, 'number-or-phone-wrong') })
  await prove(page)
  expect(alertsOf(page)[0]).toContain('没有找到同时对应这个证件号码和手机号的账号。')
  expect(alertsOf(page)[0]).toContain('找回账号')
  expect(router.currentRoute.value.path).toBe('/reset-password')
  await press(page, '下一步')
  expect(alertsOf(page)).toContain('请获取并输入短信验证码。')
})

it('takes the refusal back once the person mends what was refused', async () => {
  const { page } = await open({ ...willing, [START]: () => problem(422, 'number-or-phone-wrong') })
  await prove(page)
  await fill(page, '证件号码', 'H12345678')
  expect(page.text()).not.toContain('没有找到')
})

it('explains kindly why a phone not verified for long does not do, and what does', async () => {
  const { page } = await open({ ...willing, [START]: () => problem(403, 'phone-not-verified-lately') })
  await prove(page)
  const [alert] = alertsOf(page)
  for (const words of [
    '超过 90 天没有验证',
    '可能会分给别人',
    '原来的浏览器打开本页',
    '重新验证手机号',
    '020-87250708',
  ])
    expect(alert).toContain(words)
})

it('says how many tries a code has left, and how long one has to wait', async () => {
  const { page } = await open({ ...willing, [START]: () => problem(422, 'code-wrong', { triesLeft: 2 }) })
  await prove(page)
  expect(alertsOf(page)[0]).toContain('还可以试 2 次')

  const spent = await open({
    ...willing,
    [START]: () => problem(429, 'too-many-tries', { retryAfterSeconds: 7200 }),
  })
  await prove(spent.page)
  expect(alertsOf(spent.page)[0]).toContain('2 小时 0 分后可以再试')
})

it.each([
  ['123', '密码至少8位'],
  ['password123', '这个密码太常见'],
  [`x${NUMBER.slice(-6)}x`, '证件号码'],
  [`call-${PHONE.replaceAll(' ', '')}`, '手机号'],
])('refuses «%s» as a password before it is sent, and says why', async (password, words) => {
  const { page, sentTo } = await open()
  await prove(page)
  await choose(page, password)
  expect(alertsOf(page)[0]).toContain(words)
  expect(sentTo(COMPLETE)).toEqual([])
  await fill(page, '新密码', PASSWORD)
  expect(page.text()).toContain('这个密码可以使用。')
})

it('says so when only the server knows that a password tells who somebody is', async () => {
  const { page } = await open({ ...willing, [COMPLETE]: () => problem(422, 'password-tells-who-you-are') })
  await prove(page)
  await choose(page)
  expect(alertsOf(page)[0]).toContain('密码中不能有姓名')
})

it.each(['reset-expired', 'reset-unknown'])(
  'goes back to the phone when the time is over (%s)',
  async (code) => {
    const { page, router } = await open({ ...willing, [COMPLETE]: () => problem(410, code) })
    await prove(page)
    await choose(page)
    expect(router.currentRoute.value.path).toBe('/reset-password')
    expect(page.text()).toContain('请重新验证手机号')
    expect((page.get('input').element as HTMLInputElement).value).toBe(NUMBER)
  },
)

it('keeps what was typed when there is no network', async () => {
  const offline = () => Promise.reject(new TypeError('Failed to fetch'))
  const { page } = await open({ ...willing, [START]: offline })
  await prove(page)
  expect(alertsOf(page)[0]).toContain('没有连上网络')
  expect((page.get('input').element as HTMLInputElement).value).toBe(NUMBER)
})

it('signs this device out when it was signed in to the account', async () => {
  const complete = () => json({ maskedPhone: '199****0001', signedOutHere: true })
  const { page, session } = await open({ ...willing, [COMPLETE]: complete }, { holder: mei })
  await prove(page)
  expect(session.isSignedIn).toBe(true)
  await choose(page)
  expect(session.isSignedIn).toBe(false)
  expect(page.get('h1').text()).toBe('密码已重置')
})

it.each([
  ['somebody signed in', mei, '返回首页', '/'],
  ['everybody else', null, '返回登录', '/sign-in'],
])('leads %s back where they come from', async (_who, holder, label, path) => {
  const { page } = await open(willing, { holder })
  expect(page.get(`a[aria-label=${label}]`).attributes('href')).toBe(path)
})

it('leaves somebody else signed in who helps with a reset', async () => {
  const { page, session } = await open(willing, { holder: mei })
  await prove(page)
  await choose(page)
  expect(session.isSignedIn).toBe(true)
})

it.each(['/reset-password/password', '/reset-password/done'])('begins at the beginning: %s', async (at) => {
  const { router, page } = await open(willing, { at })
  expect(router.currentRoute.value.path).toBe('/reset-password')
  expect(page.get('h1').text()).toBe('忘记密码')
})

it('needs no other code when somebody goes back to look, only when something is changed there', async () => {
  const { page, router, sentTo } = await open()
  await prove(page)
  await press(page, '验证手机号')
  await press(page, '下一步')
  expect(router.currentRoute.value.path).toBe('/reset-password/password')
  expect(sentTo(START)).toHaveLength(1)

  await press(page, '验证手机号')
  await fill(page, '证件号码', 'H12345678')
  await router.push('/reset-password/password')
  await settle()
  expect(router.currentRoute.value.path).toBe('/reset-password')
  await press(page, '下一步')
  expect(sentTo(START)).toHaveLength(2)
})

it('moves to the heading of the step that comes later than its address', async () => {
  const { page } = await open()
  await prove(page)
  expect(document.activeElement).toBe(page.get('h1').element)
  expect(page.get('h1').text()).toBe('设置新密码')
})

it('does not go back to the password once it is set', async () => {
  const { page, router } = await open()
  await prove(page)
  await choose(page)
  await router.push('/reset-password/password')
  await settle()
  expect(router.currentRoute.value.path).toBe('/reset-password/done')
})

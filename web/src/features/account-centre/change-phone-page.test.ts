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

const SEND = '/api/one-time-codes/holder'
const PROVE = '/api/account/proofs'
const SEND_NEW = '/api/one-time-codes/new-phone'
const CHANGE = '/api/account/phone/change'
const PROOF = 'p'.repeat(22)
const PHONE = '138 0000 1234'

const sent = (maskedPhone: string) => () =>
  json({ maskedPhone, expiresInSeconds: 300, resendAfterSeconds: 60 })
const willing: Server = {
  [SEND]: sent('199****0001'),
  [PROVE]: () => json({ proofId: PROOF, expiresInSeconds: 900 }),
  [SEND_NEW]: sent('138****1234'),
  [CHANGE]: () => json({ ...mei, maskedPhone: '138****1234' }),
}
const open = (server: Server = willing, at = '/account/phone', routes = appRoutes) =>
  openPage(routes, { at, server, holder: mei })
type Page = Awaited<ReturnType<typeof open>>['page']

async function submit(page: Page) {
  await page.get('form').trigger('submit')
  await settle()
}

async function prove(page: Page) {
  await fill(page, '密码', '山高水长-long-way-7')
  await press(page, '获取验证码')
  await fill(page, '短信验证码', '246810')
  await submit(page)
}

async function bind(page: Page) {
  await fill(page, '新手机号', PHONE)
  await press(page, '获取验证码')
  await fill(page, '短信验证码', '135790')
  await submit(page)
}

it('proves who it is, then the new phone, and shows what is bound now', async () => {
  const { page, router, session, sentTo } = await open()
  expect(page.text()).toContain('199****0001')
  await prove(page)
  expect(sentTo(SEND)).toEqual([{ purpose: 'change-phone' }])
  expect(sentTo(PROVE)).toEqual([
    { purpose: 'change-phone', password: '山高水长-long-way-7', code: '246810' },
  ])
  expect(router.currentRoute.value.path).toBe('/account/phone/change')
  expect(document.activeElement?.textContent).toBe('验证新手机号')

  await bind(page)
  expect(sentTo(SEND_NEW)).toMatchObject([{ proofId: PROOF, phone: PHONE }])
  expect(sentTo(CHANGE)).toEqual([{ proofId: PROOF, phone: PHONE, code: '135790' }])
  expect(router.currentRoute.value.path).toBe('/account/phone/done')
  expect(page.get('[role=status]').text()).toContain('138****1234')
  expect(session.holder?.maskedPhone).toBe('138****1234')
})

it('asks for what is missing before anything is sent', async () => {
  const { page, sentTo } = await open()
  await submit(page)
  expect(alertsOf(page)).toEqual(['请输入密码。', '请获取并输入短信验证码。'])
  expect(document.activeElement).toBe(page.get('input').element)
  expect(sentTo(PROVE)).toEqual([])
})

it.each([
  ['password-wrong', {}, '密码不正确'],
  ['code-wrong', { triesLeft: 3 }, '还可以试 3 次'],
  ['code-expired', {}, '重新获取'],
  ['too-many-tries', { retryAfterSeconds: 60 }, '1 分 0 秒后可以再试'],
])('says what was wrong, and goes no further (%s)', async (code, more, words) => {
  const { page, router } = await open({ ...willing, [PROVE]: () => problem(422, code, more) })
  await prove(page)
  expect(alertsOf(page).join()).toContain(words)
  expect(router.currentRoute.value.path).toBe('/account/phone')
})

it('leads who has lost the old phone to recovery', async () => {
  const { page } = await open()
  expect(page.get('a[href="/recovery"]').text()).toBe('找回账号')
})

it('names the new phone on the button that changes to it', async () => {
  const { page } = await open()
  await prove(page)
  expect(page.get('button[type=submit]').text()).toBe('更换手机号')
  await fill(page, '新手机号', PHONE)
  expect(page.get('button[type=submit]').text()).toBe(`更换为 ${PHONE}`)
})

it('says in the guide’s words that a phone has an account, with the ways on, and takes another', async () => {
  let isBound = true
  const change = () => (isBound ? problem(409, 'phone-already-bound') : json(mei))
  const { page, router } = await open({ ...willing, [CHANGE]: change })
  await prove(page)
  await bind(page)
  expect(alertsOf(page)[0]).toContain('手机号已绑定账号')
  expect(alertsOf(page)[0]).toContain('仍绑定原手机号')
  isBound = false
  await fill(page, '新手机号', '138 0000 9999')
  expect(alertsOf(page)).toEqual([])
  await press(page, '获取验证码')
  await fill(page, '短信验证码', '135790')
  await submit(page)
  expect(router.currentRoute.value.path).toBe('/account/phone/done')
})

it('sends no code to what is no phone, nor to the phone that is bound', async () => {
  const { page, sentTo } = await open({ ...willing, [SEND_NEW]: () => problem(409, 'phone-unchanged') })
  await prove(page)
  await fill(page, '新手机号', '12')
  await press(page, '获取验证码')
  expect(sentTo(SEND_NEW)).toEqual([])
  expect(document.activeElement?.getAttribute('type')).toBe('tel')
  await fill(page, '新手机号', '199 0000 0001')
  await press(page, '获取验证码')
  expect(alertsOf(page)).toEqual(['这就是账号现在绑定的手机号，不用更换。'])
})

it.each([
  [SEND_NEW, 'proof-expired'],
  [CHANGE, 'proof-unknown'],
])('goes back to the proof when it is over (%s, %s)', async (path, code) => {
  const { page, router } = await open({ ...willing, [path]: () => problem(410, code) })
  await prove(page)
  await bind(page).catch(() => undefined)
  expect(router.currentRoute.value.path).toBe('/account/phone')
  expect(page.text()).toContain('请重新验证')
})

it.each(['/account/phone/change', '/account/phone/done'])('begins at the beginning: %s', async (at) => {
  const { page, router } = await open(willing, at)
  expect(router.currentRoute.value.path).toBe('/account/phone')
  expect(page.get('h1').text()).toBe('更换手机')
})

it('wants another proof of who goes back to the first step', async () => {
  const { page, router } = await open()
  await prove(page)
  await press(page, '验证身份')
  expect(page.get('h1').text()).toBe('更换手机')
  await router.push('/account/phone/change')
  await settle()
  expect(router.currentRoute.value.path).toBe('/account/phone')
})

it('keeps what was typed when there is no network, and says that nothing is known of it', async () => {
  const offline = () => Promise.reject(new TypeError('Failed to fetch'))
  const { page } = await open({ ...willing, [CHANGE]: offline })
  await prove(page)
  await bind(page)
  expect(alertsOf(page)[0]).toContain('没有连上网络')
  expect((page.get('input[type=tel]').element as HTMLInputElement).value).toBe(PHONE)
})

it.each([
  ['app', '/account', appRoutes, '/account/phone'],
  ['portal', '/security', portalRoutes, '/security/phone'],
] as const)('is where people look for it in the %s', async (_face, at, routes, path) => {
  const { page, router } = await open(
    { ...willing, '/api/account/events': () => json({ events: [], after: null }) },
    at,
    [...routes],
  )
  await press(page, '更换手机')
  expect(router.currentRoute.value.path).toBe(path)
})

import { expect, it } from 'vitest'
import type { Holder } from '../../../../shared/contracts/holder.ts'
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

const PROOF = 'p'.repeat(22)
const START = '/api/deregistrations'
const CONFIRM = '/api/deregistrations/confirm'
const PROVE = '/api/account/proofs'
const SEND = '/api/one-time-codes/holder'
const endsAt = new Date(2026, 11, 2, 12, 5).toISOString()

const willing: Server = {
  '/api/captchas': () =>
    json({ captchaId: 'c'.repeat(22), expiresInSeconds: 120, form: 'picture', picture: '<svg/>' }),
  '/api/one-time-codes': () =>
    json({ maskedPhone: '199****0001', expiresInSeconds: 300, resendAfterSeconds: 60 }),
  [SEND]: () => json({ maskedPhone: '199****0001', expiresInSeconds: 300, resendAfterSeconds: 60 }),
  [PROVE]: () => json({ proofId: PROOF, expiresInSeconds: 900 }),
  [START]: () => json({ state: 'proven', holder: mei, proofId: PROOF, expiresInSeconds: 900 }),
  [CONFIRM]: () => json({ endsAt, maskedPhone: '199****0001', signedOutHere: true }),
}
interface Arrival {
  holder?: Holder | null
  routes?: typeof appRoutes
}
const open = (server: Server = willing, { holder = mei, routes = appRoutes }: Arrival = {}) =>
  openPage(routes, { at: '/deregistration', server, holder })
type Page = Awaited<ReturnType<typeof open>>['page']

async function submit(page: Page) {
  await page.get('form').trigger('submit')
  await settle()
}

async function proveInside(page: Page) {
  await press(page, '我已了解，继续')
  await fill(page, '密码', '山高水长-long-way-7')
  await press(page, '获取验证码')
  await fill(page, '短信验证码', '246810')
  await submit(page)
}

async function proveOutside(page: Page) {
  await press(page, '我已了解，继续')
  await fill(page, '证件号码', '11010519491231002X')
  await fill(page, '密码', '山高水长-long-way-7')
  await fill(page, '手机号', '199 0000 0001')
  await fill(page, '短信验证码', '246810')
  await submit(page)
}

async function confirm(page: Page) {
  await press(page, '申请注销')
  await page.get('dialog form').trigger('submit')
  await settle()
}

it('lists what will be lost before anything is asked, and names the account', async () => {
  const { page, sentTo } = await open()
  const text = page.text()
  for (const words of ['陈**', '7 天内登录一次', '可信等级和人脸识别认证一并作废', '184 天'])
    expect(text.replaceAll(/\s+/g, ' ')).toContain(words)
  expect(text).not.toContain('单位和经办人')
  expect(sentTo(PROVE)).toEqual([])
})

it('leads whoever is signed in over password and code to the day of the end, and signs them out', async () => {
  const { page, router, session, sentTo } = await open()
  await proveInside(page)
  expect(sentTo(PROVE)).toEqual([{ purpose: 'leave', password: '山高水长-long-way-7', code: '246810' }])
  expect(router.currentRoute.value.path).toBe('/deregistration/confirm')
  expect(page.text()).toContain('440106********0048')
  await press(page, '申请注销')
  expect(sentTo(CONFIRM)).toEqual([])
  expect(page.get('dialog').text()).toContain('注销陈**的个人账号')
  await confirm(page)
  expect(sentTo(CONFIRM)).toEqual([{ proofId: PROOF }])
  expect(router.currentRoute.value.path).toBe('/deregistration/done')
  expect(page.get('[role=status]').text()).toContain('2026年12月2日 12:05')
  expect(page.text()).toContain('在此之前登录一次，注销就撤销')
  expect(session.isSignedIn).toBe(false)
})

it('leads whoever is not signed in over number, password and code to the same', async () => {
  const { page, sentTo } = await open(willing, { holder: null, routes: portalRoutes })
  expect(page.text()).toContain('注销单位账号会失去什么')
  await proveOutside(page)
  expect(sentTo(START)).toEqual([
    {
      documentNumber: '11010519491231002X',
      password: '山高水长-long-way-7',
      phone: '199 0000 0001',
      code: '246810',
    },
  ])
  await confirm(page)
  expect(page.text()).toContain('已申请注销')
})

it('says when it ends to whoever has asked before', async () => {
  const server = { ...willing, [START]: () => json({ state: 'leaving', holder: mei, endsAt }) }
  const { page, router } = await open(server, { holder: null })
  await proveOutside(page)
  expect(router.currentRoute.value.path).toBe('/deregistration/done')
  expect(page.text()).toContain('账号正在注销')
})

it.each([
  ['not-proven', 422, '没有核对成功'],
  ['code-wrong', 422, '短信验证码不正确'],
  ['too-many-tries', 429, '请稍后再试'],
])('says what is wrong, and goes no further (%s)', async (code, status, words) => {
  const server = { ...willing, [START]: () => problem(status, code) }
  const { page, router } = await open(server, { holder: null })
  await proveOutside(page)
  expect(alertsOf(page).join()).toContain(words)
  expect(router.currentRoute.value.path).toBe('/deregistration/prove')
})

it('asks for what is missing before anything is sent', async () => {
  const { page, sentTo } = await open(willing, { holder: null })
  await press(page, '我已了解，继续')
  await submit(page)
  expect(alertsOf(page).join()).toContain('请输入证件号码。')
  expect(alertsOf(page).join()).toContain('请输入密码。')
  expect(sentTo(START)).toEqual([])
})

it('goes back to the proof when that has lapsed', async () => {
  const server = { ...willing, [CONFIRM]: () => problem(410, 'proof-expired') }
  const { page, router } = await open(server)
  await proveInside(page)
  await confirm(page)
  expect(router.currentRoute.value.path).toBe('/deregistration/prove')
  expect(page.text()).toContain('请重新验证')
})

it('says so when nobody knows whether it was asked, and the press can be repeated', async () => {
  const { page, router, session } = await open({
    ...willing,
    [CONFIRM]: () => Promise.reject(new TypeError('Failed to fetch')),
  })
  await proveInside(page)
  await confirm(page)
  expect(page.get('dialog').text()).toContain('不会重复申请')
  expect(router.currentRoute.value.path).toBe('/deregistration/confirm')
  expect(session.isSignedIn).toBe(true)
})

it('begins at the beginning where an address asks for more than is proven', async () => {
  const { router } = await openPage(appRoutes, {
    at: '/deregistration/confirm',
    server: willing,
    holder: mei,
  })
  expect(router.currentRoute.value.path).toBe('/deregistration')
})

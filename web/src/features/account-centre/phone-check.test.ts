import { expect, it } from 'vitest'
import { alertsOf, fill, json, mei, openPage, press, problem, type Server } from '../../page.fixture.ts'
import { appRoutes, portalRoutes } from './routes.ts'

const SEND = '/api/one-time-codes/holder'
const VERIFY = '/api/account/phone/verify'

function aServer(differs: Server = {}): Server {
  let isPhoneStale = true
  return {
    '/api/account': () =>
      json({
        ...mei,
        registeredAt: '2026-05-01T01:00:00.000Z',
        levelSince: '2026-05-01T01:00:00.000Z',
        phoneVerifiedAt: '2026-05-01T01:00:00.000Z',
        isPhoneStale,
        unit: null,
        consents: [],
      }),
    '/api/account/events': () => json({ events: [], after: null }),
    [SEND]: () => json({ maskedPhone: '199****0001', expiresInSeconds: 300, resendAfterSeconds: 60 }),
    [VERIFY]: () => {
      isPhoneStale = false
      return json({ phoneVerifiedAt: '2026-11-24T04:00:00.000Z' })
    },
    ...differs,
  }
}
const open = (server = aServer(), at = '/account', routes = appRoutes) =>
  openPage(routes, { at, server, holder: mei })

it.each([
  ['/account', appRoutes],
  ['/', portalRoutes],
] as const)('asks a holder whose phone was not proven for long to prove it (%s)', async (at, routes) => {
  const { page, sentTo } = await open(aServer(), at, routes)
  expect(page.text()).toContain('请重新验证手机号')
  expect(page.text()).toContain('已超过 90 天没有验证')
  await press(page, '发送验证码')
  expect(sentTo(SEND)).toEqual([{ purpose: 'verify-phone' }])
  expect(page.text()).toContain('已发送到 199****0001')
  expect(document.activeElement).toBe(page.get('input').element)

  await fill(page, '短信验证码', '246810')
  await press(page, '验证')
  expect(sentTo(VERIFY)).toEqual([{ code: '246810' }])
  expect(page.text()).toContain('手机号 199****0001 已验证。')
  expect(page.text()).not.toContain('请重新验证手机号')
})

it('says nothing of it while the phone is fresh', async () => {
  const fresh = aServer()
  await fresh[VERIFY]?.({})
  const { page } = await open(fresh)
  expect(page.text()).toContain('440106********0048')
  expect(page.text()).not.toContain('验证手机号')
})

it('says how many tries are left, and does not hand in what is no code', async () => {
  const { page, sentTo } = await open(
    aServer({ [VERIFY]: () => problem(422, 'code-wrong', { triesLeft: 3 }) }),
  )
  await press(page, '发送验证码')
  await fill(page, '短信验证码', '12')
  await press(page, '验证')
  expect(sentTo(VERIFY)).toEqual([])
  expect(alertsOf(page)).toEqual(['请输入短信中的 6 位数字。'])
  await fill(page, '短信验证码', '135790')
  await press(page, '验证')
  expect(alertsOf(page)[0]).toContain('还可以试 3 次')
})

it('sends whoever signed in with nothing but that phone to sign in with the password', async () => {
  const { page } = await open(aServer({ [SEND]: () => problem(403, 'signed-in-by-code-only') }))
  await press(page, '发送验证码')
  expect(page.text()).toContain('请退出后用密码登录，再来验证手机号。')
  expect(page.findAll('a').some((link) => link.text() === '退出登录')).toBe(true)
  expect(page.findAll('button').some((button) => button.text() === '发送验证码')).toBe(false)
})

it.each([
  [429, 'sent-too-often', { retryAfterSeconds: 45 }, '45 秒后可以再试'],
  [502, 'sms-not-sent', {}, '短信没有发出'],
  [503, 'sms-budget-spent', {}, '请明天再来验证'],
] as const)('says why no code was sent (%i %s)', async (status, code, hint, words) => {
  const { page } = await open(aServer({ [SEND]: () => problem(status, code, hint) }))
  await press(page, '发送验证码')
  expect(alertsOf(page)[0]).toContain(words)
})

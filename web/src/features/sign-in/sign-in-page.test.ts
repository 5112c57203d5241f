import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { agreementVersions } from '../../../../shared/contracts/consent.ts'
import { alertsOf, fill, json, mei, openPage, press, problem, type Server } from '../../page.fixture.ts'
import { appRoutes } from './routes.ts'

const BY_PASSWORD = '/api/sign-in/password'
const BY_CODE = '/api/sign-in/code'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }))
afterEach(() => void vi.useRealTimers())

const open = (server: Server, at = '/sign-in') => openPage(appRoutes, { at, server })
type Page = Awaited<ReturnType<typeof open>>['page']

async function giveNumberAndPassword(page: Page) {
  await fill(page, '证件号码', '440106199001010048')
  await fill(page, '密码', 'lychee-morning-tea')
  await fill(page, '我已阅读并同意', 'ticked')
}

it.each(['/sign-in', '/sign-in/code'])(
  'has the guide’s ways on, however somebody signs in: %s',
  async (at) => {
    const { page } = await open({}, at)
    const ways = page.get('nav[aria-label=其他]')
    expect(ways.get('a[href="/register"]').text()).toBe('新用户注册')
    expect(ways.get('a[href="/reset-password"]').text()).toBe('忘记密码')
  },
)

it('asks for what is missing, and sends nothing', async () => {
  const { page, send } = await open({})
  await press(page, '登录')
  expect(alertsOf(page)).toEqual(['请输入证件号码。', '请输入密码。', '请先阅读并勾选同意协议。'])
  expect(send).not.toHaveBeenCalled()
})

it('signs nobody in who has not agreed (R2)', async () => {
  const { page, send } = await open({})
  await giveNumberAndPassword(page)
  await fill(page, '我已阅读并同意', 'not')
  await press(page, '登录')
  expect(alertsOf(page)).toEqual(['请先阅读并勾选同意协议。'])
  expect(send).not.toHaveBeenCalled()
})

it('signs in with the versions that were agreed to, and goes home', async () => {
  const { page, router, session, sentTo } = await open({ [BY_PASSWORD]: () => json(mei) })
  await giveNumberAndPassword(page)
  await press(page, '登录')
  expect(sentTo(BY_PASSWORD)).toEqual([
    { documentNumber: '440106199001010048', password: 'lychee-morning-tea', consents: agreementVersions },
  ])
  expect(session.holder).toEqual(mei)
  expect(router.currentRoute.value.path).toBe('/')
})

it('goes on with what somebody was about to do', async () => {
  const { page, router } = await open({ [BY_PASSWORD]: () => json(mei) }, '/sign-in?return=/scan')
  expect(page.text()).toContain('请先登录，登录后继续刚才的操作。')
  await giveNumberAndPassword(page)
  await press(page, '登录')
  expect(router.currentRoute.value.path).toBe('/scan')
})

it('says the same of a wrong number and a wrong password, and keeps what was typed', async () => {
  const { page } = await open({ [BY_PASSWORD]: () => problem(422, 'number-or-password-wrong') })
  await giveNumberAndPassword(page)
  await press(page, '登录')
  expect(alertsOf(page)).toEqual(['证件号码或密码不正确，请核对后再试。'])
  expect(page.get<HTMLInputElement>('input[autocomplete=username]').element.value).toBe('440106199001010048')
})

it('counts down how long to wait after too many tries', async () => {
  const { page } = await open({
    [BY_PASSWORD]: () => problem(429, 'too-many-tries', { retryAfterSeconds: 65 }),
  })
  await giveNumberAndPassword(page)
  await press(page, '登录')
  expect(page.text()).toContain('1 分 5 秒后可以再试')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(page.text()).toContain('55 秒后可以再试')
})

it('sends one request for two taps', async () => {
  let answer: (response: Response) => void = () => undefined
  const { page, sentTo } = await open({ [BY_PASSWORD]: () => new Promise((resolve) => (answer = resolve)) })
  await giveNumberAndPassword(page)
  await press(page, '登录')
  await press(page, '正在登录…')
  answer(json(mei))
  expect(sentTo(BY_PASSWORD)).toHaveLength(1)
})

it('says that nothing was sent without a network', async () => {
  const { page } = await open({})
  await giveNumberAndPassword(page)
  await press(page, '登录')
  expect(alertsOf(page)).toEqual([
    '没有连上网络，不知道刚才的内容有没有送到。请检查网络后再按一次，不会重复办理。',
  ])
})

it('gives a reference to quote for a fault of ours, and for nothing else', async () => {
  const { page } = await open({ [BY_PASSWORD]: () => problem(500, 'internal-error') })
  await giveNumberAndPassword(page)
  await press(page, '登录')
  expect(alertsOf(page)[0]).toContain('来电时请提供编号：req-7')
  expect(alertsOf(page)[0]).toContain('请致电 020-\u206087250708。')
})

const captcha = { captchaId: 'c'.repeat(22), form: 'picture', picture: '<svg/>', expiresInSeconds: 120 }
const sent = { maskedPhone: '199****0001', expiresInSeconds: 300, resendAfterSeconds: 60 }

async function askForCode(page: Page) {
  await fill(page, '手机号', '19900000001')
  await fill(page, '图形验证码', 'ab12')
  await press(page, '获取验证码')
}

it('sends a code to the phone after the picture, and lets another be sent a minute later', async () => {
  const { page, sentTo } = await open(
    { '/api/captchas': () => json(captcha), '/api/one-time-codes': () => json(sent) },
    '/sign-in/code',
  )
  await askForCode(page)
  expect(sentTo('/api/one-time-codes')).toEqual([
    {
      purpose: 'sign-in',
      phone: '19900000001',
      language: 'en',
      captchaId: captcha.captchaId,
      captchaAnswer: 'ab12',
    },
  ])
  expect(page.text()).toContain('已发送到 199****0001')
  expect(page.text()).toContain('60 秒后重发')
  expect(page.text()).not.toContain('没有收到短信')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(page.text()).toContain('没有收到短信的，请核对手机号')
  await press(page, '获取验证码')
  expect(page.find('img').exists()).toBe(true)
})

it('draws a new picture when the answer to the first was wrong', async () => {
  const { page, sentTo } = await open(
    { '/api/captchas': () => json(captcha), '/api/one-time-codes': () => problem(422, 'captcha-wrong') },
    '/sign-in/code',
  )
  await askForCode(page)
  expect(alertsOf(page)).toEqual(['图形验证码不对或已过期，请按新图重新输入。'])
  expect(sentTo('/api/captchas')).toHaveLength(2)
})

it('says how many tries a wrong code leaves', async () => {
  const { page } = await open(
    {
      '/api/captchas': () => json(captcha),
      '/api/one-time-codes': () => json(sent),
      [BY_CODE]: () => problem(422, 'code-wrong', { triesLeft: 3 }),
    },
    '/sign-in/code',
  )
  await askForCode(page)
  await fill(page, '短信验证码', '123456')
  await fill(page, '我已阅读并同意', 'ticked')
  await press(page, '登录')
  expect(alertsOf(page)).toEqual(['短信验证码不正确，请核对后重新输入。还可以试 3 次。'])
})

it('asks for a code of its own when the phone number is changed', async () => {
  const { page } = await open(
    { '/api/captchas': () => json(captcha), '/api/one-time-codes': () => json(sent) },
    '/sign-in/code',
  )
  await askForCode(page)
  await fill(page, '手机号', '19900000002')
  expect(page.text()).not.toContain('已发送到')
  expect(page.text()).toContain('获取验证码')
})

it('says so when no picture can be drawn', async () => {
  const { page } = await open({}, '/sign-in/code')
  expect(alertsOf(page)).toEqual(['没有连上网络，图形验证码没有取到。请检查网络后点“换一张”。'])
})

const CHOOSE = '/api/sign-in/choice'
const choice = `1790000000000.${'m'.repeat(22)}`
const twoAccounts: Server = {
  '/api/captchas': () => json(captcha),
  '/api/one-time-codes': () => json(sent),
  [BY_CODE]: () =>
    json({
      outcome: 'choose',
      choice,
      expiresInSeconds: 120,
      accounts: [
        { accountKind: 'personal', maskedName: '陈**' },
        { accountKind: 'unit', maskedName: '广州********公司' },
      ],
    }),
}

async function openAtChoice(server: Server = {}) {
  const opened = await open({ ...twoAccounts, ...server }, '/sign-in/code')
  await askForCode(opened.page)
  await fill(opened.page, '短信验证码', '123456')
  await fill(opened.page, '我已阅读并同意', 'ticked')
  await press(opened.page, '登录')
  return opened
}

it('signs in by code who has one account for the phone', async () => {
  const { session, router } = await openAtChoice({
    [BY_CODE]: () => json({ outcome: 'signed-in', holder: mei }),
  })
  expect(session.holder).toEqual(mei)
  expect(router.currentRoute.value.path).toBe('/')
})

it('asks which account is meant when the phone has two, and signs in to that one (R5)', async () => {
  const unit = { ...mei, accountKind: 'unit', documentKind: 'uscc' } as const
  const { page, session, sentTo } = await openAtChoice({ [CHOOSE]: () => json(unit) })
  expect(session.isSignedIn).toBe(false)
  expect(document.activeElement?.textContent).toBe('请选择要登录的账号')
  expect(page.text()).toContain('请在 2 分 0 秒内选择')
  await press(page, '单位账号广州********公司')
  expect(sentTo(CHOOSE)).toEqual([
    { choice, phone: '19900000001', accountKind: 'unit', consents: agreementVersions },
  ])
  expect(session.holder).toEqual(unit)
})

it('has the phone proven again once the time to choose is over', async () => {
  const { page } = await openAtChoice()
  await vi.advanceTimersByTimeAsync(121_000)
  expect(page.text()).toContain('没有在时限内选择账号')
  expect(page.text()).not.toContain('广州********公司')
  expect(document.activeElement?.textContent).toContain('重新获取验证码')
  await press(page, '重新获取验证码')
  expect(document.activeElement?.getAttribute('type')).toBe('tel')
  const code = page.get<HTMLInputElement>('input[autocomplete=one-time-code]').element
  expect(code.value).toBe('')
})

it('lets whoever gave the wrong phone give another, without waiting', async () => {
  const { page } = await openAtChoice()
  await press(page, '换一个手机号')
  expect(page.text()).not.toContain('请选择要登录的账号')
  expect(document.activeElement?.getAttribute('type')).toBe('tel')
})

it('believes the server that the time to choose is over', async () => {
  const { page } = await openAtChoice({ [CHOOSE]: () => problem(410, 'choice-expired') })
  await press(page, '个人账号陈**')
  expect(page.text()).toContain('没有在时限内选择账号')
})

it('lets the same choice be made again when the network was gone', async () => {
  let isOnline = false
  const { page, session } = await openAtChoice({
    [CHOOSE]: () => {
      if (!isOnline) throw new TypeError('Failed to fetch')
      return json(mei)
    },
  })
  await press(page, '个人账号陈**')
  expect(alertsOf(page)[0]).toContain('没有连上网络')
  isOnline = true
  await press(page, '个人账号陈**')
  expect(session.holder).toEqual(mei)
})

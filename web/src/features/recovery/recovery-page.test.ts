import { beforeEach, expect, it } from 'vitest'
import { alertsOf, fill, json, openPage, press, problem, type Server, settle } from '../../page.fixture.ts'
import { keptRecovery } from '../../session/kept-recovery.ts'
import { appRoutes, portalRoutes } from './routes.ts'

const recoveryId = 'r'.repeat(22)
const NUMBER = '440106199001010048'
const PASSWORD = '风正一帆悬-two-banks-8'
const TOMORROW = '2026-11-26T04:00:00.000Z'
const STATE = '/api/recoveries/state'
const personal = { accountKind: 'personal' }

const faceNeeded = { state: 'face-needed', ...personal, expiresInSeconds: 1799 }
const passwordNeeded = { state: 'password-needed', ...personal, expiresInSeconds: 900, effectiveAt: null }
const waiting = {
  ...{ state: 'waiting', ...personal, effectiveAt: TOMORROW },
  ...{ waitHours: 24, isHolderTold: true },
}
const done = { state: 'done', ...personal, maskedPhone: '199****0001' }

const willing: Server = {
  '/api/captchas': () =>
    json({ captchaId: 'c'.repeat(22), form: 'picture', picture: '<svg/>', expiresInSeconds: 120 }),
  '/api/one-time-codes': () =>
    json({ maskedPhone: '199****0001', expiresInSeconds: 300, resendAfterSeconds: 60 }),
  '/api/recoveries': () => json({ recoveryId, expiresInSeconds: 1800 }),
  '/api/recoveries/unit': () => json({ recoveryId, expiresInSeconds: 1800 }),
  [STATE]: () => json(faceNeeded),
}
const open = (server: Server = {}, at = '/recovery') =>
  openPage(appRoutes, { at, server: { ...willing, ...server } })
/** Begun before, in this browser. */
const comeBack = (shown: object, server: Server = {}) => {
  keptRecovery.keep(recoveryId)
  return open({ [STATE]: () => json(shown), ...server })
}
type Page = Awaited<ReturnType<typeof open>>['page']

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

async function prove(page: Page) {
  await fill(page, '手机号', '199 0000 0001')
  await fill(page, '图形验证码', 'AB12')
  await press(page, '获取验证码')
  await fill(page, '短信验证码', '246810')
  await press(page, '下一步')
}

it('begins with what the guide asks for, and leads to the face check', async () => {
  const { page, sentTo } = await open()
  await fill(page, '证件号码', NUMBER)
  await fill(page, '姓名', '陈美')
  await prove(page)
  expect(sentTo('/api/one-time-codes')).toMatchObject([{ purpose: 'recover' }])
  expect(sentTo('/api/recoveries')).toMatchObject([
    { name: '陈美', documentKind: 'resident-id', phone: '199 0000 0001', code: '246810' },
  ])
  expect(page.get('h1').text()).toBe('人脸识别')
  expect(page.get('a[href="/recovery/face"]').text()).toBe('去做人脸识别')
  expect(keptRecovery.read()).toBe(recoveryId)
})

it('asks a unit for its own name and code and its representative', async () => {
  const { page, sentTo } = await open()
  await page.get('input[value="unit"]').setValue()
  await fill(page, '单位名称', '广东南粤建工有限公司')
  await fill(page, '统一社会信用代码', '91440300192203821X')
  await fill(page, '证件号码', NUMBER)
  await fill(page, '姓名', '欧阳建国')
  await prove(page)
  expect(sentTo('/api/recoveries/unit')).toMatchObject([
    { unitName: '广东南粤建工有限公司', representative: { name: '欧阳建国' } },
  ])
})

it('keeps what was typed over a reload, and neither code nor password', async () => {
  const first = await open()
  await fill(first.page, '姓名', '陈美')
  await fill(first.page, '手机号', '19900000001')
  expect(JSON.stringify([sessionStorage, localStorage])).not.toContain('19900000001')
  first.page.unmount()
  const { page } = await open()
  const name = page.findAll('input').find((input) => (input.element as HTMLInputElement).value === '陈美')
  expect(name).toBeDefined()
})

it('tells whose document has no face route where to go, before anything else is asked', async () => {
  const { page } = await open()
  await page.get('select').setValue('passport')
  await settle()
  expect(page.text()).toContain('这种证件不能在手机上找回账号')
  expect(page.text()).not.toContain('短信验证码')
})

it('says of a phone with an account what to do (R5)', async () => {
  const { page } = await open({ '/api/recoveries': () => problem(409, 'phone-already-bound') })
  await fill(page, '证件号码', NUMBER)
  await fill(page, '姓名', '陈美')
  await prove(page)
  expect(alertsOf(page).join()).toContain('手机号已绑定账号')
  expect(page.find('a[href="/sign-in/code"]').exists()).toBe(true)
})

it('finds the account as soon as the face has passed, and sets the password', async () => {
  const { page, sentTo } = await comeBack(
    { state: 'face-passed', ...personal, expiresInSeconds: 900 },
    { '/api/recoveries/claim': () => json(passwordNeeded), '/api/recoveries/complete': () => json(done) },
  )
  expect(sentTo('/api/recoveries/claim')).toEqual([{ recoveryId }])
  expect(page.get('h1').text()).toBe('设置新密码')
  await fill(page, '新密码', PASSWORD)
  await page.get('form').trigger('submit')
  await settle()
  expect(sentTo('/api/recoveries/complete')).toEqual([{ recoveryId, password: PASSWORD }])
  expect(page.get('h1').text()).toBe('账号已找回')
  expect(page.text()).toContain('199****0001')
  expect(keptRecovery.read()).toBeUndefined()
})

it('says where there is no such account, and leads on', async () => {
  const { page } = await comeBack(
    { state: 'face-passed', ...personal, expiresInSeconds: 900 },
    { '/api/recoveries/claim': () => problem(404, 'no-such-account') },
  )
  expect(page.get('h1').text()).toBe('没有找到这样的账号')
  expect(page.find('a[href="/register"]').exists()).toBe(true)
})

it('waits for the holder, and finishes once its time has come', async () => {
  let shown: object = waiting
  const { page, sentTo } = await comeBack(waiting, {
    [STATE]: () => json(shown),
    '/api/recoveries/finish': () => json(done),
  })
  expect(page.get('h1').text()).toBe('等待生效')
  shown = { state: 'due', ...personal }
  await press(page, '刷新')
  await page.get('form').trigger('submit')
  await settle()
  expect(sentTo('/api/recoveries/finish')).toEqual([{ recoveryId }])
  expect(page.get('h1').text()).toBe('账号已找回')
})

it('says that the holder could not be told yet, and shows the new time once they were', async () => {
  const dayAfter = '2026-11-27T04:00:00.000Z'
  let shown: object = { ...waiting, effectiveAt: dayAfter, isHolderTold: false }
  const { page } = await comeBack(shown, { [STATE]: () => json(shown) })
  expect(page.get('time').attributes('datetime')).toBe(dayAfter)
  expect(page.text()).toContain('短信暂时没能发到原手机号')
  expect(page.text()).not.toContain('已短信通知')
  shown = waiting
  await press(page, '刷新')
  expect(page.get('time').attributes('datetime')).toBe(TOMORROW)
  expect(page.text()).toContain('已短信通知原手机号')
})

it('says how long a device must have been known that ends the wait', async () => {
  const { page } = await comeBack({ ...waiting, waitHours: 72 })
  expect(page.text()).toMatch(/在这次找回开始的\s*72\s*小时之前就登录过账号、现在还登录着的手机或电脑/)
})

it.each([
  ['holder', '账号本人从原手机或登录着的设备上停止了这次找回'],
  ['overtaken', '账号又有了新的变动'],
])('says that it was stopped, and by whom: %s', async (because, words) => {
  const { page } = await comeBack({ state: 'stopped', ...personal, because })
  expect(page.text()).toContain(words)
  await press(page, '重新找回')
  expect(page.get('h1').text()).toBe('找回账号')
})

it('begins anew where its time is over, and reads again after the network was lost', async () => {
  const { page } = await comeBack(faceNeeded, { [STATE]: () => problem(410, 'recovery-expired') })
  expect(page.text()).toContain('这次找回已超过时间')
  expect(keptRecovery.read()).toBeUndefined()
  page.unmount()

  let isUp = false
  const again = await comeBack(faceNeeded, {
    [STATE]: () => {
      if (!isUp) throw new TypeError('Failed to fetch')
      return json(faceNeeded)
    },
  })
  expect(alertsOf(again.page).join()).toContain('没有连上网络')
  isUp = true
  await press(again.page, '重试')
  expect(again.page.get('h1').text()).toBe('人脸识别')
})

it('leads from the portal to the phone', async () => {
  const { page } = await openPage(portalRoutes, { at: '/recovery' })
  expect(page.get('h1').text()).toBe('找回账号')
  expect(page.find('svg[aria-label^="打开手机端找回账号"]').exists()).toBe(true)
})

import { expect, it, vi } from 'vitest'
import { agreementVersions } from '../../../../shared/contracts/consent.ts'
import { alertsOf, fill, json, mei, press, problem, type Server } from '../../page.fixture.ts'
import {
  agree,
  clearDrafts,
  COMPLETE,
  giveDocument,
  giveName,
  openRegistration,
  pathOf,
  provePhone,
  registrationId,
  START,
} from './registration-world.fixture.ts'

clearDrafts()

const open = (server: Server = {}, at = '/register') => openRegistration({ server, at })

async function openAtPassword(server: Server = {}) {
  const opened = await open(server)
  await agree(opened)
  await giveDocument(opened)
  await giveName(opened)
  await provePhone(opened)
  await vi.waitFor(() => expect(opened.page.text()).toContain('设置密码'))
  return opened
}

it('leads through one question a screen and signs the person in', async () => {
  const opened = await openAtPassword()
  expect(opened.sentTo(START)).toEqual([
    {
      documentKind: 'resident-id',
      documentNumber: '440106 19900101 0048',
      name: '陈晓岚',
      phone: '199 0000 0001',
      code: '123456',
      consents: agreementVersions,
    },
  ])
  await fill(opened.page, '密码', 'lychee tea morning')
  await press(opened.page, '完成注册')
  expect(opened.sentTo(COMPLETE)).toEqual([{ registrationId, password: 'lychee tea morning' }])
  expect(opened.session.holder).toEqual(mei)
  expect(opened.page.text()).toContain('账号已注册，并已为您登录')
})

it('begins with the agreements, whatever address was opened (R2)', async () => {
  const opened = await open({}, '/register/phone')
  expect(pathOf(opened)).toBe('/register')
  await press(opened.page, '个人账号注册')
  expect(alertsOf(opened.page)).toEqual(['请先阅读并勾选同意协议。'])
  expect(pathOf(opened)).toBe('/register')
})

it('says what is wrong with a number, and stops saying it once the number is changed', async () => {
  const opened = await open()
  await agree(opened)
  await fill(opened.page, '证件号码', '440106199001010049')
  await press(opened.page, '下一步')
  expect(alertsOf(opened.page)).toEqual(['居民身份证号码填写有误，请对照证件逐位核对后重新输入。'])
  await fill(opened.page, '证件号码', '44010619900101004')
  expect(alertsOf(opened.page)).toEqual([])
})

it('asks which state issued a passport', async () => {
  const opened = await open()
  await agree(opened)
  await fill(opened.page, '证件类型', 'passport')
  await fill(opened.page, '证件号码', 'E12345678')
  await press(opened.page, '下一步')
  expect(alertsOf(opened.page)).toEqual(['请选择护照的签发国家或地区。'])
  await fill(opened.page, '签发国家或地区', 'FRA')
  await press(opened.page, '下一步')
  expect(pathOf(opened)).toBe('/register/name')
})

it('keeps what was typed when somebody goes back', async () => {
  const opened = await open()
  await agree(opened)
  await giveDocument(opened)
  await giveName(opened)
  await press(opened.page, '证件')
  expect(opened.page.get<HTMLInputElement>('input').element.value).toBe('440106 19900101 0048')
})

it('forgets everything once the account is made', async () => {
  const { page } = await openAtPassword()
  await fill(page, '密码', 'lychee tea morning')
  await press(page, '完成注册')
  expect(localStorage.length + sessionStorage.length).toBe(0)
})

it('tells whose document has an account to sign in (R4)', async () => {
  const opened = await open({ [START]: () => problem(409, 'document-already-bound') })
  await agree(opened)
  await giveDocument(opened)
  await giveName(opened)
  await provePhone(opened)
  expect(alertsOf(opened.page)[0]).toContain('此证件已绑定账户，请直接登录')
  expect(opened.page.get('a[href="/reset-password"]').text()).toBe('忘记密码')
  await press(opened.page, '去登录')
  expect(pathOf(opened)).toBe('/sign-in')
})

it('tells whose phone has a personal account already, and how to see which (R5)', async () => {
  const opened = await open({ [START]: () => problem(409, 'phone-already-bound') })
  await agree(opened)
  await giveDocument(opened)
  await giveName(opened)
  await provePhone(opened)
  expect(alertsOf(opened.page)[0]).toContain('手机号已绑定账号')
  expect(alertsOf(opened.page)[0]).toContain('这个手机号已经有一个个人账号')
  await press(opened.page, '用手机号登录')
  expect(pathOf(opened)).toBe('/sign-in/code')
})

it('asks to agree again when the agreements changed meanwhile, and keeps the rest', async () => {
  const opened = await open({ [START]: () => problem(409, 'consent-outdated') })
  await agree(opened)
  await giveDocument(opened)
  await giveName(opened)
  await provePhone(opened)
  expect(pathOf(opened)).toBe('/register')
  expect(opened.page.text()).toContain('协议已有新版本，请重新阅读并同意。')
  await agree(opened)
  expect(opened.page.get<HTMLInputElement>('input').element.value).toBe('440106 19900101 0048')
})

it('has the phone proven again when that was too long ago, and keeps the rest', async () => {
  const opened = await openAtPassword({ [COMPLETE]: () => problem(410, 'registration-expired') })
  await fill(opened.page, '密码', 'lychee tea morning')
  await press(opened.page, '完成注册')
  expect(pathOf(opened)).toBe('/register/phone')
  expect(opened.page.text()).toContain('请重新验证手机号。前面填写的内容都在。')
  expect(opened.page.get<HTMLInputElement>('input[type=tel]').element.value).toBe('199 0000 0001')
  expect(opened.page.get<HTMLInputElement>('input[autocomplete=one-time-code]').element.value).toBe('')
  expect(opened.page.find('img').exists()).toBe(true)
})

it('asks for a new proof when the phone is changed after it', async () => {
  const opened = await openAtPassword()
  await press(opened.page, '手机号')
  await fill(opened.page, '手机号', '19900000002')
  await opened.router.push('/register/password')
  await vi.waitFor(() => expect(pathOf(opened)).toBe('/register/phone'))
})

it('refuses a password that anybody would guess, before it is sent', async () => {
  const { page, sentTo } = await openAtPassword()
  await fill(page, '密码', 'password1')
  expect(alertsOf(page)).toEqual(['这个密码太常见，容易被猜到，请换一个。'])
  await press(page, '完成注册')
  expect(sentTo(COMPLETE)).toEqual([])
})

it('makes one account for two taps', async () => {
  let answer: (response: Response) => void = () => undefined
  const { page, sentTo } = await openAtPassword({
    [COMPLETE]: () => new Promise((resolve) => (answer = resolve)),
  })
  await fill(page, '密码', 'lychee tea morning')
  await press(page, '完成注册')
  await press(page, '正在注册…')
  answer(json(mei))
  expect(sentTo(COMPLETE)).toHaveLength(1)
})

it('lets the same press be repeated when the network was gone', async () => {
  let isOnline = false
  const opened = await openAtPassword({
    [COMPLETE]: () => {
      if (!isOnline) throw new TypeError('Failed to fetch')
      return json(mei)
    },
  })
  await fill(opened.page, '密码', 'lychee tea morning')
  await press(opened.page, '完成注册')
  expect(alertsOf(opened.page)[0]).toContain('没有连上网络')
  isOnline = true
  await press(opened.page, '完成注册')
  expect(pathOf(opened)).toBe('/register/done')
})

it('goes on with a scan that waited for the new account', async () => {
  const opened = await openAtPassword()
  await opened.router.replace('/register/password?return=/scan')
  await fill(opened.page, '密码', 'lychee tea morning')
  await press(opened.page, '完成注册')
  await press(opened.page, '继续刚才的操作')
  expect(pathOf(opened)).toBe('/scan')
})

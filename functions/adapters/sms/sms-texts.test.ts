import { expect, it } from 'vitest'
import { codePurposeSchema } from '../../../shared/contracts/one-time-code.ts'
import { messageLanguageSchema } from '../../../shared/vocabulary/message-language.ts'
import { DAY, later, noon } from '../people.fixture.ts'
import { smsText } from './sms-texts.ts'

const where = { browser: 'Chrome', system: 'Android 15', place: '广东 广州', network: '198.51.100.*' }
const newBrowser = { kind: 'new-browser', at: noon, where } as const
const reset = { kind: 'password-reset', at: noon } as const
const codeFor = (purpose: (typeof codePurposeSchema.options)[number]) =>
  ({ kind: 'code', purpose, code: '012345' }) as const

const GSM = /^[\w .,:*()/+?-]*$/
const chinese = ['zh-Hans', 'zh-Hant'] as const
const everyPurpose = codePurposeSchema.options

it.each(everyPurpose)('fits a code for %s into one message in every language', (purpose) => {
  for (const language of chinese) expect(smsText(codeFor(purpose), language).length).toBeLessThanOrEqual(70)
  const english = smsText(codeFor(purpose), 'en')
  expect(english.length).toBeLessThanOrEqual(160)
  expect(english).toMatch(GSM)
})

it.each([
  ['zh-Hans', /^【粤建通】验证码012345，用于.+，5分钟内有效。请勿告诉任何人，工作人员也不会索要。$/],
  ['zh-Hant', /^【粵建通】驗證碼012345，用於.+，5分鐘內有效。請勿告訴任何人，工作人員也不會索取。$/],
  ['en', /^Yuejiantong: 012345 is your code to .+, valid 5 minutes\. Tell nobody: our staff will never ask/],
] as const)(
  'warns in %s against passing the code on, and names another purpose each time',
  (language, form) => {
    const texts = everyPurpose.map((purpose) => smsText(codeFor(purpose), language))
    for (const text of texts) expect(text).toMatch(form)
    expect(new Set(texts).size).toBe(everyPurpose.length)
  },
)

it('tells of a sign-in with a new browser: when by the clock of China, where, with what, and what to do', () => {
  expect(smsText(newBrowser, 'zh-Hans')).toBe(
    '【粤建通】您的账号11月24日12:00在新设备登录（广东 广州，Chrome，Android 15）。非本人操作请立即重置密码，或致电020-87250708。',
  )
  expect(smsText(newBrowser, 'zh-Hant')).toBe(
    '【粵建通】您的帳號11月24日12:00在新裝置登入（广东 广州，Chrome，Android 15）。非本人操作請立即重設密碼，或致電+86-20-87250708。',
  )
  expect(smsText(newBrowser, 'en')).toBe(
    'Yuejiantong: new sign-in 24 Nov 12:00 (China time), Chrome, Android 15, 198.51.100.*. Not you? Reset your password or call +86-20-87250708.',
  )
})

it('tells that the password was reset, that every sign-in is over, and whom to call', () => {
  expect(smsText(reset, 'zh-Hans')).toBe(
    '【粤建通】您的密码已于11月24日12:00重置，所有登录均已退出。非本人操作请立即致电020-87250708。',
  )
  expect(smsText(reset, 'zh-Hant')).toMatch(/所有登入均已登出.*\+86-20-87250708/)
  expect(smsText(reset, 'en')).toMatch(/every sign-in was ended\. Not you\? Call \+86-20-87250708 now/)
  for (const language of chinese) expect(smsText(reset, language).length).toBeLessThanOrEqual(70)
})

it('tells that the account is to end, when, and that signing in undoes it; and that it was undone', () => {
  const asked = { kind: 'deregistration-asked', at: noon, endsAt: later(noon, 7 * DAY) } as const
  const undone = { kind: 'deregistration-undone', at: noon } as const
  expect(smsText(asked, 'zh-Hans')).toBe(
    '【粤建通】您的账号已于11月24日12:00申请注销，将于12月1日12:00注销。在此之前登录即撤销。非本人操作请立即登录并重置密码。',
  )
  expect(smsText(asked, 'zh-Hant')).toMatch(/12月1日12:00註銷。在此之前登入即撤銷/)
  expect(smsText(asked, 'en')).toMatch(
    /deleted 1 Dec 12:00 \(China time\)\. Signing in before then undoes it/,
  )
  expect(smsText(undone, 'zh-Hans')).toBe(
    '【粤建通】您的账号已于11月24日12:00登录，注销申请已撤销。非本人操作请立即重置密码，或致电020-87250708。',
  )
  expect(smsText(undone, 'zh-Hant')).toContain('註銷申請已撤銷')
  for (const message of [asked, undone]) {
    for (const language of chinese) expect(smsText(message, language).length).toBeLessThanOrEqual(70)
    expect(smsText(message, 'en').length).toBeLessThanOrEqual(160)
    expect(smsText(message, 'en')).toMatch(GSM)
  }
})

it('tells the old phone where to turn, the new one what it is bound to, and neither of the other', () => {
  const left = { kind: 'phone-changed', at: noon } as const
  const bound = { kind: 'phone-bound', at: noon } as const
  expect(smsText(left, 'zh-Hans')).toBe(
    '【粤建通】您的账号已于11月24日12:00更换绑定手机，本号码不再用于登录。非本人操作请立即“找回账号”，或致电020-87250708。',
  )
  expect(smsText(bound, 'zh-Hans')).toBe(
    '【粤建通】本号码已于11月24日12:00绑定为您账号的手机号。非本人操作请致电020-87250708。',
  )
  expect(smsText(left, 'zh-Hant')).toMatch(/更換綁定手機.*\+86-20-87250708/)
  expect(smsText(bound, 'zh-Hant')).toMatch(/綁定為您帳號的手機號碼.*\+86-20-87250708/)
  for (const notice of [left, bound]) {
    for (const language of chinese) expect(smsText(notice, language).length).toBeLessThanOrEqual(134)
    expect(smsText(notice, 'en').length).toBeLessThanOrEqual(160)
    expect(smsText(notice, 'en')).toMatch(GSM)
  }
})

const link = 'https://auth.gdcic.example/r#AbCdEfGhIjKlMnOpQrSt-_'
const begun = { kind: 'recovery-begun', at: noon, where, link } as const
const recovered = { kind: 'account-recovered', at: noon } as const

it('tells that somebody recovers the account, where, and gives the link that stops it, in two messages at most', () => {
  expect(smsText(begun, 'zh-Hans')).toBe(
    `【粤建通】11月24日12:00有人刷脸找回您的账号（广东 广州）。不是您，请打开 ${link} 停止，或致电020-87250708。`,
  )
  expect(smsText(begun, 'zh-Hant')).toContain(` ${link} `)
  expect(smsText(begun, 'en')).toContain(`Stop it: ${link} or call`)
  for (const language of messageLanguageSchema.options)
    expect(smsText(begun, language).length).toBeLessThanOrEqual(language === 'en' ? 306 : 134)
})

it('tells the old phone that the account was recovered', () => {
  expect(smsText(recovered, 'zh-Hans')).toBe(
    '【粤建通】您的账号已于11月24日12:00找回，密码和手机号已更换，所有登录均已退出。非本人操作请立即致电020-87250708。',
  )
  expect(smsText(recovered, 'zh-Hant')).toMatch(/密碼和手機號碼已更換.*\+86-20-87250708/)
  expect(smsText(recovered, 'en').length).toBeLessThanOrEqual(160)
})

it('says the day in China when it is another elsewhere', () => {
  const at = new Date('2026-12-31T16:05:00.000Z')
  expect(smsText({ kind: 'password-reset', at }, 'zh-Hans')).toContain('1月1日00:05')
  expect(smsText({ kind: 'password-reset', at }, 'en')).toContain('1 Jan 00:05 (China time)')
})

it.each(messageLanguageSchema.options)(
  'keeps a notice of the longest names in %s within two messages',
  (language) => {
    const names = {
      browser: '未知浏览器未知浏览器未知',
      system: 'Windows Server 2022 R2 Server',
      place: '𠀀'.repeat(20),
      network: '2001:db8:1234:*',
    }
    const text = smsText({ ...newBrowser, where: names }, language)
    expect(text.length).toBeLessThanOrEqual(language === 'en' ? 160 : 134)
    expect(text.isWellFormed()).toBe(true)
    if (language === 'en') expect(text).toMatch(GSM)
    else expect(text).toContain(`（${'𠀀'.repeat(8)}，`)
  },
)

it('names the network where the place is not known', () => {
  expect(smsText({ ...newBrowser, where: { ...where, place: null } }, 'zh-Hans')).toContain(
    '（198.51.100.*，Chrome，Android 15）',
  )
})

import { expect, it } from 'vitest'
import { fill, press, settle } from '../../page.fixture.ts'
import { DRAFT_KEY, forgetOldDrafts } from './draft-age.ts'
import {
  agree,
  clearDrafts,
  giveDocument,
  giveName,
  headingOf,
  openRegistration,
  pathOf,
  provePhone,
  reachUnitPhone,
} from './registration-world.fixture.ts'

clearDrafts()

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const later = (ms: number) => () => Date.now() + ms

/** What a closed browser leaves behind: the device's storage, and nothing of the tab's. */
const closeBrowser = (opened: { page: { unmount: () => void } }) => {
  opened.page.unmount()
  sessionStorage.clear()
}

async function leaveAtUnitPhone(face: 'app' | 'portal' = 'app') {
  const opened = await openRegistration({ face })
  await reachUnitPhone(opened, 'agent')
  return opened
}
const leaveAtName = async (face: 'app' | 'portal') => {
  const opened = await openRegistration({ face })
  await agree(opened)
  await giveDocument(opened)
  return opened
}

it('is found again on the phone after the app was closed, at the step where it was left', async () => {
  closeBrowser(await leaveAtUnitPhone())
  const again = await openRegistration({ now: later(6 * DAY) })
  expect(again.page.text()).toContain('继续上次的注册')
  expect(again.page.text()).toContain('单位账号：广州示范建筑工程有限公司')
  await press(again.page, '继续填写')
  expect(pathOf(again)).toBe('/register/phone')
})

it('goes on at its own address too', async () => {
  closeBrowser(await leaveAtUnitPhone())
  const again = await openRegistration({ at: '/register/representative' })
  expect(headingOf(again)).toBe('法定代表人信息')
  expect(again.page.get<HTMLInputElement>('input').element.value).toBe('李建国')
})

it('names whom a personal draft is for by a masked name only', async () => {
  const opened = await openRegistration()
  await agree(opened)
  await giveDocument(opened)
  await giveName(opened)
  closeBrowser(opened)
  const again = await openRegistration()
  expect(again.page.text()).toContain('个人账号：陈**')
  expect(again.page.text()).not.toContain('陈晓岚')
})

it('says on the phone where it lies and for how long', async () => {
  const { page } = await leaveAtUnitPhone()
  expect(page.get('aside').text()).toContain(
    '草稿保存在这台手机上，7 天没有继续填写就自动删除，不含密码和验证码。',
  )
})

it('is gone from the phone after seven days', async () => {
  closeBrowser(await leaveAtUnitPhone())
  const again = await openRegistration({ at: '/register/phone', now: later(7 * DAY + MINUTE) })
  expect(pathOf(again)).toBe('/register')
  expect(again.page.text()).not.toContain('继续上次的注册')
})

it('is deleted from the phone after seven days, whichever page is opened', async () => {
  closeBrowser(await leaveAtUnitPhone())
  forgetOldDrafts(Date.now() + 7 * DAY - MINUTE)
  expect(localStorage.getItem(DRAFT_KEY)).not.toBeNull()
  forgetOldDrafts(Date.now() + 7 * DAY + MINUTE)
  expect(localStorage.getItem(DRAFT_KEY)).toBeNull()
})

it('stays in the tab at a desk, for half an hour: somebody else may sit there', async () => {
  const opened = await leaveAtName('portal')
  expect(localStorage.length).toBe(0)
  opened.page.unmount()
  const soon = await openRegistration({ face: 'portal', at: '/register/name', now: later(29 * MINUTE) })
  expect(pathOf(soon)).toBe('/register/name')
  soon.page.unmount()
  const late = await openRegistration({ face: 'portal', at: '/register/name', now: later(31 * MINUTE) })
  expect(pathOf(late)).toBe('/register')
  expect(late.page.html()).not.toContain('440106')
})

it('is deleted from a desk’s tab after half an hour, whichever page is opened', async () => {
  const opened = await leaveAtName('portal')
  opened.page.unmount()
  forgetOldDrafts(Date.now() + 29 * MINUTE)
  expect(sessionStorage.getItem(DRAFT_KEY)).not.toBeNull()
  forgetOldDrafts(Date.now() + 31 * MINUTE)
  expect(sessionStorage.getItem(DRAFT_KEY)).toBeNull()
})

it('is gone from a desk when the browser was closed', async () => {
  closeBrowser(await leaveAtName('portal'))
  const again = await openRegistration({ face: 'portal', at: '/register/name' })
  expect(pathOf(again)).toBe('/register')
})

it('is kept at a desk where the person asks for it, and no longer once they think better of it', async () => {
  const opened = await leaveAtName('portal')
  await fill(opened.page, '在这台电脑上保存草稿（公用电脑请勿勾选）', 'ticked')
  expect(opened.page.get('aside').text()).toContain('草稿保存在这台电脑上')
  closeBrowser(opened)
  const again = await openRegistration({ face: 'portal', at: '/register/name', now: later(DAY) })
  expect(pathOf(again)).toBe('/register/name')
  await fill(again.page, '在这台电脑上保存草稿（公用电脑请勿勾选）', 'not')
  expect(localStorage.length).toBe(0)
})

it('is deleted after asking, and the questions begin anew', async () => {
  const opened = await leaveAtUnitPhone()
  await press(opened.page, '删除草稿')
  expect(localStorage.getItem(DRAFT_KEY)).not.toBeNull()
  await opened.page.get('dialog form').trigger('submit')
  await settle()
  await agree(opened, '单位')
  expect(pathOf(opened)).toBe('/register/registrant')
  expect(JSON.stringify(localStorage)).not.toContain('广州示范')
})

it('gives way to a new start after asking', async () => {
  closeBrowser(await leaveAtUnitPhone())
  const again = await openRegistration()
  await press(again.page, '重新开始')
  await press(again.page, '取消')
  expect(again.page.text()).toContain('继续上次的注册')
  await again.page.get('dialog form').trigger('submit')
  expect(again.page.text()).not.toContain('继续上次的注册')
  expect(localStorage.getItem(DRAFT_KEY)).toBeNull()
})

it('never holds a password or a code', async () => {
  const opened = await leaveAtUnitPhone()
  await provePhone(opened)
  await fill(opened.page, '密码', 'lychee tea morning')
  const kept = JSON.stringify(localStorage) + JSON.stringify(sessionStorage)
  expect(kept).toContain('广州示范')
  expect(kept).not.toContain('lychee')
  expect(kept).not.toContain('123456')
})

it('goes on with the password while the proof of the phone is good, and with the phone afterwards', async () => {
  const opened = await leaveAtUnitPhone()
  await provePhone(opened)
  closeBrowser(opened)
  const soon = await openRegistration({ at: '/register/password' })
  expect(pathOf(soon)).toBe('/register/password')
  soon.page.unmount()
  const late = await openRegistration({ at: '/register/password', now: later(16 * MINUTE) })
  expect(pathOf(late)).toBe('/register/phone')
})

it.each(['', '{', '{"version":2}', '{"version":1,"at":1,"draft":{}}', '[]', 'null'])(
  'is none when what is stored is %j',
  async (stored) => {
    localStorage.setItem(DRAFT_KEY, stored)
    sessionStorage.setItem(DRAFT_KEY, stored)
    const opened = await openRegistration()
    expect(opened.page.text()).not.toContain('继续上次的注册')
    expect(opened.page.text()).toContain('单位账号注册')
  },
)

it('asks to agree again when the agreements changed since (R2)', async () => {
  closeBrowser(await leaveAtUnitPhone())
  const stored = (localStorage.getItem(DRAFT_KEY) ?? '').replaceAll(/20\d\d-\d\d-\d\d/g, '2020-01-01')
  localStorage.setItem(DRAFT_KEY, stored)
  const again = await openRegistration()
  await press(again.page, '继续填写')
  expect(pathOf(again)).toBe('/register')
  await fill(again.page, '我已阅读并同意', 'ticked')
  await press(again.page, '继续填写')
  expect(pathOf(again)).toBe('/register/phone')
})

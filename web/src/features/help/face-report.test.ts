import { createHash } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import { RouterView } from 'vue-router'
import { faceReportConsent } from '../../../../shared/agreements/face-report.ts'
import { FACE_REPORT_CONSENT_VERSION } from '../../../../shared/contracts/help.ts'
import { IDEMPOTENCY_HEADER } from '../../../../shared/contracts/idempotency.ts'
import { isReportKept } from '../../offline/report-mark.ts'
import KeptReportBar from '../../offline/KeptReportBar.vue'
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
import { forgetFailedChecks, noteFailedCheck, readFailedChecks } from '../../session/failed-face-checks.ts'
import { appRoutes } from './routes.ts'

const DRAFT = '/api/help/face-reports/draft'
const SEND = '/api/help/face-reports'
const TICKET = 'YJT-20261125-7K3QMX'
const TICK = '我同意把以上内容交给帮助台'
const person = {
  maskedName: '陈**',
  documentKind: 'resident-id',
  maskedNumber: '440106********0048',
} as const
const [dark, missing] = ['d'.repeat(22), 'm'.repeat(22)]
const failures = [
  { at: '2026-11-25T02:00:00.000Z', reason: 'too-dark' },
  { at: '2026-11-25T02:03:00.000Z', reason: 'action-missing', action: 'eyes-closed' },
]
const noon = Date.parse('2026-11-25T04:00:00.000Z')
const filledIn = { person, device: 'phone', browser: 'WeChat', system: 'Android 15', failures }

const willing: Server = {
  [DRAFT]: () => json(filledIn),
  [SEND]: () => json({ ticket: TICKET, sentAt: '2026-11-25T04:00:05.000Z' }),
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  isReportKept.value = false
})

function failTwice() {
  noteFailedCheck({ checkId: dark, at: Date.parse('2026-11-25T02:00:00Z'), reason: 'too-dark' }, person)
  const at = Date.parse('2026-11-25T02:03:00Z')
  noteFailedCheck({ checkId: missing, at, reason: 'action-missing', action: 'eyes-closed' }, person)
}

async function open(server: Server = willing, world: { now?: () => number; at?: string } = {}) {
  return openPage(appRoutes, { at: '/help/report', holder: mei, now: () => noon, server, ...world })
}
type Page = Awaited<ReturnType<typeof open>>['page']

async function send(page: Page, remark = '戴着安全帽') {
  await fill(page, '补充说明', remark)
  await fill(page, TICK, 'ticked')
  await page.get('form').trigger('submit')
  await settle()
}

const keysOf = ({ send: sent }: Awaited<ReturnType<typeof open>>) =>
  sent.mock.calls
    .filter(([url]) => url === SEND)
    .map(([, init]) => (init?.headers as Record<string, string>)[IDEMPOTENCY_HEADER])

it('is filled in with who, on what, when and why, by what the server knows', async () => {
  failTwice()
  const { page, sentTo } = await open()
  expect(sentTo(DRAFT)).toEqual([undefined])
  for (const words of [
    '陈**',
    '440106********0048',
    '手机，WeChat',
    'Android 15',
    '光线太暗',
    '有一个动作没有看清（闭眼）',
  ])
    expect(page.text()).toContain(words)
})

it('says on which phone a recovery’s report is answered, and needs nobody signed in', async () => {
  failTwice()
  const server = { ...willing, [DRAFT]: () => json({ ...filledIn, maskedPhone: '139****5673' }) }
  const { page } = await openPage(appRoutes, { at: '/help/report', holder: null, now: () => noon, server })
  expect(page.text()).toContain('139****5673')
  await send(page)
  expect(page.text()).toContain(TICKET)
  expect(page.text()).not.toContain('我的账号')
})

it('is sent with the remark and the consent, and answered with a number and what comes next', async () => {
  failTwice()
  const { page, sentTo } = await open()
  await send(page)
  expect(sentTo(SEND)).toEqual([
    { checkIds: [dark, missing], remark: '戴着安全帽', consent: FACE_REPORT_CONSENT_VERSION },
  ])
  expect(page.get('h1').text()).toBe('报告已送到')
  expect(document.activeElement).toBe(page.get('h1').element)
  for (const words of [TICKET, '3 个工作日内', '020-87250708']) expect(page.text()).toContain(words)
  expect(readFailedChecks()).toBeUndefined()
})

it('is not sent without the consent, and leads to it', async () => {
  failTwice()
  const { page, sentTo } = await open()
  await page.get('form').trigger('submit')
  await settle()
  expect(alertsOf(page)).toEqual(['请阅读下面的说明，勾选后再发送。'])
  expect(document.activeElement).toBe(page.get('input[type=checkbox]').element)
  expect(sentTo(SEND)).toEqual([])
})

it('says how much of a remark is too much, and keeps it', async () => {
  failTwice()
  const { page, sentTo } = await open()
  await send(page, '字'.repeat(503))
  expect(page.text()).toContain('多了 3 个字')
  expect(document.activeElement).toBe(page.get('textarea').element)
  expect(sentTo(SEND)).toEqual([])
})

it('is written without a network too, by what the page saw', async () => {
  failTwice()
  const { page } = await open({})
  for (const words of ['陈**', '光线太暗', '发送时填写']) expect(page.text()).toContain(words)
  await send(page)
  expect(page.get('h1').text()).toBe('报告已保存')
  expect(page.text()).toContain('联网后自动发送')
})

it('keeps no name and no number on the phone while it waits', async () => {
  failTwice()
  const { page } = await open({})
  await send(page)
  const kept = localStorage.getItem('face-report') ?? ''
  expect(kept).toContain('戴着安全帽')
  expect(kept).not.toContain('陈')
  expect(kept).not.toContain('440106')
})

it('is sent by itself when the network is back, every time with the same key', async () => {
  failTwice()
  const server: Server = { [DRAFT]: () => json(filledIn) }
  const world = await open(server)
  await send(world.page)
  server[SEND] = () => new Response('cut short')
  dispatchEvent(new Event('online'))
  await settle()
  expect(world.page.get('h1').text()).toBe('报告已保存')

  Object.assign(server, willing)
  dispatchEvent(new Event('online'))
  await settle()
  expect(world.page.text()).toContain(TICKET)
  const keys = keysOf(world)
  expect(keys.length).toBeGreaterThan(2)
  expect(new Set(keys).size).toBe(1)
})

it('can be deleted before it is sent, after a question, and then nothing is sent any more', async () => {
  failTwice()
  const server: Server = { [DRAFT]: () => json(filledIn) }
  const { page, sentTo } = await open(server)
  await send(page)
  await press(page, '删除这份报告，不发送')
  await page.get('dialog form').trigger('submit')
  await settle()
  expect(localStorage.getItem('face-report')).toBeNull()
  const before = sentTo(SEND).length
  Object.assign(server, willing)
  dispatchEvent(new Event('online'))
  await settle()
  expect(sentTo(SEND)).toHaveLength(before)
  expect(page.get('h1').text()).toBe('报告人脸识别问题')
})

it('waits for who has to sign in again, and goes out when they have', async () => {
  failTwice()
  const server: Server = { ...willing, [SEND]: () => problem(401, 'not-signed-in') }
  const { page, session } = await open(server)
  await send(page)
  expect(page.text()).toContain('请用同一个账号重新登录')
  Object.assign(server, willing)
  session.signIn(mei)
  await settle()
  expect(page.text()).toContain(TICKET)
})

it('says so when today was enough, and keeps what was written', async () => {
  failTwice()
  const { page } = await open({ ...willing, [SEND]: () => problem(429, 'too-many-reports') })
  await send(page)
  expect(alertsOf(page).join()).toContain('今天已经报告过几次')
  expect(page.get('textarea').element.value).toBe('戴着安全帽')
})

it('is not sent a day later: the checks are forgotten by then', async () => {
  failTwice()
  let now = noon
  const world = await open({ [DRAFT]: () => json(filledIn) }, { now: () => now })
  await send(world.page)
  const before = keysOf(world).length
  now += 24 * 3_600_000
  dispatchEvent(new Event('online'))
  await settle()
  expect(keysOf(world)).toHaveLength(before)
  expect(world.page.text()).toContain('记录只保存一天')
})

it.each([
  ['are forgotten', problem(404, 'checks-unknown'), '记录只保存一天'],
  ['cannot be shown, for nobody is signed in', problem(401, 'not-signed-in'), '请用做人脸识别的账号重新登录'],
])('says what to do where the checks %s', async (_, answer, words) => {
  failTwice()
  const { page } = await open({ ...willing, [DRAFT]: () => answer.clone() })
  expect(page.text()).toContain(words)
})

it('says what it is for, to who has failed nothing', async () => {
  const { page, sentTo } = await open()
  expect(page.text()).toContain('没有要报告的人脸识别')
  expect(sentTo(DRAFT)).toEqual([])
})

it('forgets the failures of one person when another is checked, and of all who pass', () => {
  failTwice()
  noteFailedCheck({ checkId: 'x'.repeat(22), at: noon, reason: 'no-face' }, { ...person, maskedName: '李*' })
  expect(readFailedChecks()?.failures).toHaveLength(1)
  forgetFailedChecks()
  expect(readFailedChecks()).toBeUndefined()
})

// Above any page, as the shell shows it.
const elsewhere = [
  {
    path: '/',
    component: defineComponent({ render: () => [h(KeptReportBar), h(RouterView)] }),
    meta: { title: '首页', access: 'anyone' as const },
  },
]

it('is sent at the next start, from whatever page, and told there', async () => {
  const report = { checkIds: [dark], remark: '', consent: FACE_REPORT_CONSENT_VERSION }
  const waiting = { state: 'waiting', key: 'k'.repeat(22), report, until: noon + 1 }
  localStorage.setItem('face-report', JSON.stringify(waiting))
  const { page, sentTo } = await openPage(elsewhere, {
    at: '/',
    holder: mei,
    now: () => noon,
    server: willing,
  })
  expect(sentTo(SEND)).toEqual([report])
  expect(page.text()).toContain(TICKET)
  await press(page, '知道了')
  expect(localStorage.getItem('face-report')).toBeNull()
  expect(page.text()).not.toContain(TICKET)
})

it('drops what lies there and is no report', async () => {
  localStorage.setItem('face-report', '{"state":"waiting"}')
  await open()
  expect(localStorage.getItem('face-report')).toBeNull()
})

// What people agree to is what they read: another text is another version, and another line here.
it('is still the text of its version', () => {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(faceReportConsent))
    .digest('hex')
    .slice(0, 16)
  expect([FACE_REPORT_CONSENT_VERSION, fingerprint]).toEqual(['2026-11-25', '387a398b33eba3d1'])
})

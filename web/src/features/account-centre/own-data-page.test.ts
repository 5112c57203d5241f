import { afterEach, expect, it, vi } from 'vitest'
import type { OwnData } from '../../../../shared/contracts/own-data.ts'
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
import { appRoutes } from './routes.ts'

afterEach(() => vi.restoreAllMocks())

const EXPORT = '/api/account/export'
const at = new Date(2026, 10, 24, 12, 5).toISOString()
const where = { browser: 'Chrome', system: 'Android 15', place: '广东 广州', network: '198.51.100.*' }
const data: OwnData = {
  exportedAt: at,
  account: {
    kind: 'personal',
    name: '陈美玲',
    documentKind: 'resident-id',
    documentNumber: '440106199001010048',
    issuingState: null,
    phone: '+8619900000001',
    phoneVerifiedAt: at,
    level: 'L1',
    levelSince: at,
    registeredAt: at,
    faceConsentWithdrawnAt: null,
    hasGuardian: false,
    representative: null,
    agent: null,
  },
  consents: [{ agreement: 'user-agreement', version: '2026-11-01', at }],
  sessions: [{ surface: 'app', methods: ['pwd'], where, startedAt: at, verifiedAt: at, seenAt: at }],
  failedFaceChecks: [],
  failedRecoveries: [],
  faceReports: [],
  history: [
    {
      type: 'registered',
      text: '注册账号',
      at,
      where,
      newBrowser: false,
      ended: null,
      ticket: null,
      changed: null,
      levelBefore: null,
      evidence: null,
    },
  ],
  isHistoryWhole: true,
}
const open = (server: Server = { [EXPORT]: () => json(data) }) =>
  openPage(appRoutes, { at: '/account/data', server, holder: mei })
type Page = Awaited<ReturnType<typeof open>>['page']

async function show(page: Page) {
  await fill(page, '密码', '山高水长-long-way-7')
  await page.get('form').trigger('submit')
  await settle()
}

it('shows nothing in full before the password', async () => {
  const { page, sentTo } = await open()
  await page.get('form').trigger('submit')
  await settle()
  expect(alertsOf(page)).toEqual(['请输入密码。'])
  expect(sentTo(EXPORT)).toEqual([])
})

it('shows everything once the password is given, and puts it away again', async () => {
  const { page, sentTo } = await open()
  await show(page)
  expect(sentTo(EXPORT)).toEqual([{ password: '山高水长-long-way-7' }])
  for (const words of ['440106199001010048', '陈美玲', '用户使用协议', '注册账号', 'Android 15'])
    expect(page.text()).toContain(words)
  expect(document.activeElement?.textContent).toBe('注册信息')
  await press(page, '收起')
  expect(page.text()).not.toContain('440106199001010048')
})

const report: OwnData['faceReports'][number] = {
  ticket: 'YJT-20261124-7K3QMX',
  sentAt: at,
  keptUntil: new Date(2027, 4, 23, 12, 5).toISOString(),
  person: { name: '陈美玲', documentKind: 'resident-id', maskedNumber: '440106********0048' },
  device: 'phone',
  browser: 'Chrome',
  system: 'Android 15',
  failures: [{ at, reason: 'action-missing', action: 'nod', text: '有一个动作没有看清（点头）' }],
  remark: '戴着安全帽',
  consent: '2026-11-25',
}

it('shows what the help desk was sent: the number, when, what about, the own words and until when it is kept', async () => {
  const { page } = await open({ [EXPORT]: () => json({ ...data, faceReports: [report] }) })
  await show(page)
  const shown = page.get('article')
  expect(shown.get('h3').text()).toBe('编号 YJT-20261124-7K3QMX')
  for (const words of [
    '2026年11月24日 12:05，有一个动作没有看清（点头）',
    '戴着安全帽',
    '440106********0048',
    '手机，Chrome，Android 15',
    '2027年5月23日，到期自动删除',
  ])
    expect(shown.text()).toContain(words)
})

it('says that a report has no words of the person’s own', async () => {
  const { page } = await open({
    [EXPORT]: () => json({ ...data, faceReports: [{ ...report, remark: '' }] }),
  })
  await show(page)
  expect(page.get('article').text()).toContain('补充说明没有填写')
})

it('shows which face checks failed, for what, and that the consent was taken back', async () => {
  const account = { ...data.account, faceConsentWithdrawnAt: at }
  const [first, second] = [new Date(2026, 10, 23, 8, 1), new Date(2026, 10, 23, 9, 2)]
  const failed = { failedFaceChecks: [second.toISOString()], failedRecoveries: [first.toISOString()] }
  const { page } = await open({ [EXPORT]: () => json({ ...data, ...failed, account }) })
  await show(page)
  expect(
    page
      .get('section[aria-labelledby=failed]')
      .findAll('li')
      .map((line) => line.text()),
  ).toEqual(['找回账号 2026年11月23日 08:01', '认证 2026年11月23日 09:02'])
  expect(page.text()).toContain('撤回对人脸识别的同意')
})

it('saves a file with all of it', async () => {
  const { page } = await open()
  await show(page)
  const saved: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push(blob as Blob)
    return 'blob:x'
  })
  const names: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download)
  })
  await page
    .findAll('button')
    .find((each) => each.text() === '导出为文件（JSON）')
    ?.trigger('click')
  expect(names).toEqual([`粤建通-我的信息-${at.slice(0, 10)}.json`])
  expect(JSON.parse((await saved[0]?.text()) ?? '')).toEqual(data)
})

it.each([
  ['password-wrong', '密码不正确'],
  ['too-many-tries', '请稍后再试'],
])('says why not (%s)', async (code, words) => {
  const { page } = await open({ [EXPORT]: () => problem(422, code) })
  await show(page)
  expect(alertsOf(page).join()).toContain(words)
})

it('says so when there is no network', async () => {
  const { page } = await open({})
  await show(page)
  expect(alertsOf(page).join()).toContain('没有连上网络')
})

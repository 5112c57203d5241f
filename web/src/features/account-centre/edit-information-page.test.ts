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

const EDIT = '/api/account/information'
const PROOF = 'p'.repeat(22)
const agreed = '2026-11-24T01:00:00.000Z'

const certified: Holder = { ...mei, level: 'L3' }
const unit: Holder = {
  ...certified,
  accountKind: 'unit',
  maskedName: '广州示范建设有限公司',
  documentKind: 'uscc',
}
const representative = { maskedName: '梁**', documentKind: 'resident-id', maskedNumber: '4401****0011' }
const agent = {
  maskedName: '何**',
  documentKind: 'resident-id',
  maskedNumber: '4401****0022',
  maskedPhone: '139****1234',
}

const server = (holder: Holder, more: Server = {}, withAgent = true): Server => ({
  '/api/one-time-codes/holder': () =>
    json({ maskedPhone: holder.maskedPhone, expiresInSeconds: 300, resendAfterSeconds: 60 }),
  '/api/account/proofs': () => json({ proofId: PROOF, expiresInSeconds: 900 }),
  '/api/account': () =>
    json({
      ...holder,
      registeredAt: agreed,
      levelSince: agreed,
      phoneVerifiedAt: agreed,
      isPhoneStale: false,
      unit: holder.accountKind === 'unit' ? { representative, agent: withAgent ? agent : null } : null,
      consents: [{ agreement: 'face-recognition', version: '2026-11-27', at: agreed }],
    }),
  '/api/account/events': () => json({ events: [], after: null }),
  [EDIT]: () => json({ ...holder, level: 'L1' }),
  ...more,
})

async function openProven(holder: Holder, more: Server = {}, withAgent = true) {
  const world = { at: '/account/information', holder, server: server(holder, more, withAgent) }
  const opened = await openPage(appRoutes, world)
  const { page } = opened
  await fill(page, '密码', '山高水长-long-way-7')
  await press(page, '获取验证码')
  await fill(page, '短信验证码', '246810')
  await submit(page)
  return opened
}
type Page = Awaited<ReturnType<typeof openProven>>['page']

async function submit(page: Page) {
  await page.get('form').trigger('submit')
  await settle()
}

async function confirm(page: Page) {
  await page.get('dialog form').trigger('submit')
  await settle()
}

/** The text of a part of the form, to be filled in there. */
async function fillIn(page: Page, legend: string, label: string, text: string) {
  const part = page.findAll('fieldset').find((each) => each.find('legend').text() === legend)
  const name = part?.findAll('label').find((each) => each.text().includes(label))
  await page.get(`[id="${name?.attributes('for') ?? ''}"]`).setValue(text)
  await settle()
}

it('says first what may be changed, and what it does to the level', async () => {
  const { page } = await openPage(appRoutes, {
    at: '/account/information',
    holder: certified,
    server: server(certified),
  })
  expect(page.text()).toContain('修改后退回L1')
})

it('corrects a name once the consequence is confirmed by a press that names it', async () => {
  const { page, router, session, sentTo } = await openProven(certified)
  expect(router.currentRoute.value.path).toBe('/account/information/change')
  await fill(page, '修改姓名', 'ticked')
  await page.get('input[autocomplete=name]').setValue('陈海燕')
  await submit(page)
  const dialog = page.get('dialog')
  expect(dialog.get('h2').text()).toBe('修改姓名？')
  expect(dialog.text()).toContain('可信等级从L3退回L1。')
  expect(dialog.text()).toContain('对人脸识别的同意失效')
  expect(dialog.text()).toContain('其他设备上的登录都会退出')
  expect(sentTo(EDIT)).toEqual([])
  expect(dialog.get('button[type=submit]').text()).toBe('确认修改姓名')

  await confirm(page)
  expect(sentTo(EDIT)).toEqual([{ proofId: PROOF, corrections: { of: 'personal', name: '陈海燕' } }])
  expect(page.get('[role=status]').text()).toContain('已修改姓名')
  expect(page.text()).toContain('可信等级现为L1')
  expect(page.get('a[href="/certification"]').text()).toBe('去认证')
  expect(session.holder?.level).toBe('L1')
})

it('sends nothing when somebody thinks twice', async () => {
  const { page, sentTo } = await openProven(certified)
  await fill(page, '修改姓名', 'ticked')
  await page.get('input[autocomplete=name]').setValue('陈海燕')
  await submit(page)
  await press(page, '取消')
  expect(sentTo(EDIT)).toEqual([])
})

it('tells an L1 holder of no level that falls', async () => {
  const { page } = await openProven(mei, { [EDIT]: () => json(mei) })
  await fill(page, '修改姓名', 'ticked')
  await page.get('input[autocomplete=name]').setValue('陈海燕')
  await submit(page)
  expect(page.get('dialog').text()).not.toContain('退回')
  await confirm(page)
  expect(page.text()).toContain('已修改姓名')
  expect(page.text()).not.toContain('去认证')
})

it('asks for a tick, and for a name and number that can be right', async () => {
  const { page, sentTo } = await openProven(certified)
  await submit(page)
  expect(alertsOf(page)).toEqual(['请先勾选要修改的内容。'])
  await fill(page, '修改姓名', 'ticked')
  await fill(page, '修改证件', 'ticked')
  await submit(page)
  expect(alertsOf(page)).toHaveLength(2)
  expect(page.get('dialog').attributes('open')).toBeUndefined()
  expect(sentTo(EDIT)).toEqual([])
})

it('says in the guide’s words that a document has an account, and that nothing changed', async () => {
  const { page } = await openProven(certified, { [EDIT]: () => problem(409, 'document-already-bound') })
  await fill(page, '修改姓名', 'ticked')
  await page.get('input[autocomplete=name]').setValue('陈海燕')
  await submit(page)
  await confirm(page)
  expect(alertsOf(page)[0]).toContain('此证件已绑定账户，请直接登录')
  expect(alertsOf(page)[0]).toContain('您的信息没有修改')
})

it('changes a unit’s representative, for whom the registry is asked', async () => {
  const { page, sentTo } = await openProven(unit)
  await fill(page, '修改法定代表人', 'ticked')
  await fillIn(page, '法定代表人', '姓名', '陈海川')
  await fillIn(page, '法定代表人', '证件号码', '440106199001010048')
  await submit(page)
  expect(page.get('dialog').text()).toContain('先向市场监督管理部门核对')
  await confirm(page)
  expect(sentTo(EDIT)).toMatchObject([
    { corrections: { of: 'unit', representative: { name: '陈海川', documentKind: 'resident-id' } } },
  ])
})

it.each([
  ['unit-mismatch', '公司信息错误'],
  ['registry-unavailable', '信息没有修改'],
])('says what the registry answered (%s)', async (code, words) => {
  const { page } = await openProven(unit, { [EDIT]: () => problem(422, code) })
  await fill(page, '修改单位名称', 'ticked')
  await page.get('input[autocomplete=organization]').setValue('广州示范建设集团有限公司')
  await submit(page)
  await confirm(page)
  expect(alertsOf(page)[0]).toContain(words)
})

it('takes the agent away without a word of level or registry', async () => {
  const { page, sentTo } = await openProven(unit, { [EDIT]: () => json(unit) })
  await fill(page, '修改经办人', 'ticked')
  await page.get('input[value=gone]').setValue(true)
  await settle()
  await submit(page)
  expect(page.get('dialog').text()).not.toMatch(/L1|市场监督/)
  await confirm(page)
  expect(sentTo(EDIT)).toMatchObject([{ corrections: { of: 'unit', agent: null } }])
})

it('adds an agent, whose phone is asked for', async () => {
  const { page, sentTo } = await openProven(unit, { [EDIT]: () => json(unit) }, false)
  await fill(page, '添加经办人', 'ticked')
  await fillIn(page, '经办人', '姓名', '何雨晴')
  await fillIn(page, '经办人', '证件号码', '440106199001010048')
  await submit(page)
  expect(alertsOf(page)).toHaveLength(1)
  await fillIn(page, '经办人', '经办人手机号', '139 0000 4321')
  await submit(page)
  await confirm(page)
  expect(sentTo(EDIT)).toMatchObject([{ corrections: { of: 'unit', agent: { phone: '139 0000 4321' } } }])
})

it('goes back to the proof when it is over', async () => {
  const { page, router } = await openProven(certified, { [EDIT]: () => problem(410, 'proof-expired') })
  await fill(page, '修改姓名', 'ticked')
  await page.get('input[autocomplete=name]').setValue('陈海燕')
  await submit(page)
  await confirm(page)
  expect(router.currentRoute.value.path).toBe('/account/information')
  expect(page.text()).toContain('请重新验证')
})

it('says that the account did not come, and asks again', async () => {
  let isDown = true
  const { page } = await openProven(certified, {
    '/api/account': () =>
      isDown ? problem(500, 'internal-error') : (server(certified)['/api/account']?.({}) ?? expect.fail()),
  })
  expect(alertsOf(page)[0]).toContain('暂时没有取到')
  isDown = false
  await press(page, '重试')
  expect(page.text()).toContain('修改姓名')
})

it.each([
  ['app', '/account', appRoutes, '/account/information'],
  ['portal', '/', portalRoutes, '/information'],
] as const)('is where the guide shows it in the %s', async (_face, at, routes, path) => {
  const { page, router } = await openPage([...routes], { at, holder: mei, server: server(mei) })
  await press(page, '修改信息')
  expect(router.currentRoute.value.path).toBe(path)
})

it('tells in the history what was corrected, and which level fell', async () => {
  const line = {
    id: 'e1',
    type: 'information-changed',
    at: agreed,
    where: null,
    newBrowser: false,
    ended: null,
    changed: ['name', 'document'],
    levelBefore: 'L3',
    stillSignedIn: false,
    canBeDisowned: false,
    disowned: false,
  }
  const history = { '/api/account/events': () => json({ events: [line], after: null }) }
  const { page } = await openPage(appRoutes, { at: '/account', holder: mei, server: server(mei, history) })
  expect(page.text()).toContain('修改账号信息，其他登录已退出：姓名、证件；可信等级从L3退回L1')
})

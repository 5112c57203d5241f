import { expect, it } from 'vitest'
import type { Holder } from '../../../../shared/contracts/holder.ts'
import { json, mei, openPage } from '../../page.fixture.ts'
import { appRoutes, portalRoutes } from './routes.ts'

const firm: Holder = {
  ...mei,
  accountKind: 'unit',
  maskedName: '广州示范建筑工程有限公司',
  documentKind: 'uscc',
  maskedNumber: '914401********T01C',
}
const dates = {
  registeredAt: '2026-11-01T01:00:00.000Z',
  levelSince: '2026-11-01T01:00:00.000Z',
  phoneVerifiedAt: '2026-11-01T01:00:00.000Z',
  isPhoneStale: false,
  consents: [],
}
const representative = { maskedName: '李**', documentKind: 'resident-id', maskedNumber: '440106********0019' }
const agent = { ...mei, documentKind: 'resident-id', maskedPhone: '199****0001' }

const open = (holder: Holder, unit: object | null, at = '/account', routes = appRoutes) =>
  openPage(routes, {
    at,
    holder,
    server: {
      '/api/account': () => json({ ...holder, ...dates, unit }),
      '/api/account/events': () => json({ events: [], after: null }),
      '/api/account/sessions': () => json({ sessions: [] }),
    },
  })

const namesIn = (page: Awaited<ReturnType<typeof open>>['page']) =>
  page.findAll('dt').map((name) => name.text())

it('calls a person’s particulars by a person’s words (R22)', async () => {
  const { page } = await open(mei, null)
  expect(namesIn(page)).toEqual([
    '账号类型',
    '姓名',
    '证件类型',
    '证件号码',
    '手机号',
    '可信等级',
    '注册时间',
  ])
  expect(page.text()).not.toContain('法定代表人')
  expect(page.text()).not.toContain('单位账号不能维护个人信息')
})

it('calls a unit’s particulars by a unit’s words, and shows who stands for it', async () => {
  const { page } = await open(firm, { representative, agent: null })
  expect(namesIn(page).slice(0, 3)).toEqual(['账号类型', '单位名称', '统一社会信用代码'])
  expect(page.text()).toContain('914401********T01C')
  const section = page.get('[aria-label="法定代表人信息"]')
  expect(section.text()).toContain('李**')
  expect(section.text()).toContain('440106********0019')
  expect(page.find('[aria-label="经办人信息"]').exists()).toBe(false)
})

it('shows the agent who registered the unit, with their own phone', async () => {
  const { page } = await open(firm, { representative, agent })
  const section = page.get('[aria-label="经办人信息"]')
  expect(section.text()).toContain('陈**')
  expect(section.text()).toContain('199****0001')
})

it('offers on a unit’s page no way to maintain a person’s information, and says whose account does (R22)', async () => {
  const { page } = await open(firm, { representative, agent })
  expect(page.text()).toContain('单位账号不能维护个人信息')
  for (const title of ['法定代表人信息', '经办人信息'])
    expect(page.get(`[aria-label="${title}"]`).findAll('a, button, input')).toEqual([])
})

it('says on the portal whose face a unit’s level rests on (R9)', async () => {
  const { page } = await open(firm, { representative, agent }, '/level', portalRoutes)
  expect(page.text()).toContain('由单位法定代表人进行人脸识别操作')
  const personal = await open(mei, null, '/level', portalRoutes)
  expect(personal.page.text()).not.toContain('法定代表人')
})

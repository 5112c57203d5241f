import { expect, it } from 'vitest'
import { agreementVersions } from '../../../../shared/contracts/consent.ts'
import { alertsOf, fill, json, press, problem } from '../../page.fixture.ts'
import {
  agent,
  agree,
  chooseRegistrant,
  clearDrafts,
  COMPLETE,
  givePerson,
  giveUnit,
  headingOf,
  openRegistration,
  pathOf,
  provePhone,
  reachUnitPhone,
  registrationId,
  representative,
  START_UNIT,
  unitHolder,
} from './registration-world.fixture.ts'

clearDrafts()

const sentRepresentative = {
  documentKind: 'resident-id',
  documentNumber: '440106 19800101 0019',
  name: '李建国',
}
const sentUnit = {
  unitName: '广州示范建筑工程有限公司',
  unitCode: '91 440106 MA5TEKT01 C',
  representative: sentRepresentative,
  phone: '199 0000 0001',
  code: '123456',
  consents: agreementVersions,
}
const refusing = (status: number, code: string, more: object = {}) => ({
  [START_UNIT]: () => problem(status, code, more),
})
const PASSWORD = 'lychee tea morning'

it('lets the legal representative register the unit, and signs it in (R1)', async () => {
  const opened = await openRegistration({ server: { [COMPLETE]: () => json(unitHolder) } })
  await reachUnitPhone(opened, 'representative')
  expect(opened.page.text()).toContain('法定代表人的手机号，用来登录本单位账号')
  await provePhone(opened)
  expect(opened.sentTo(START_UNIT)).toEqual([{ ...sentUnit, agent: null }])
  await fill(opened.page, '密码', PASSWORD)
  await press(opened.page, '完成注册')
  expect(opened.sentTo(COMPLETE)).toEqual([{ registrationId, password: PASSWORD }])
  expect(opened.session.holder).toEqual(unitHolder)
  expect(opened.page.text()).toContain('单位账号已注册，并已为您登录。')
  expect(opened.page.text()).toContain('由法定代表人认证，认证通过后才能登录业务系统')
})

it('lets an agent register the unit, with a document and a phone of their own (R1)', async () => {
  const opened = await openRegistration()
  await reachUnitPhone(opened, 'agent')
  expect(opened.page.text()).toContain('经办人的手机号，用来登录本单位账号')
  await provePhone(opened)
  const [sent] = opened.sentTo(START_UNIT)
  expect(sent).toEqual({
    ...sentUnit,
    agent: { documentKind: 'resident-id', documentNumber: '440106 19900101 0048', name: '陈晓岚' },
  })
})

it('asks about the agent only where an agent registers', async () => {
  const opened = await openRegistration()
  await agree(opened, '单位')
  await chooseRegistrant(opened, 'representative')
  const steps = () => opened.page.findAll('nav li').map((step) => step.text())
  expect(steps()).toEqual(['注册人', '单位', '法定代表人', '手机号', '密码'])
  await press(opened.page, '注册人')
  await chooseRegistrant(opened, 'agent')
  expect(steps()).toEqual(['注册人', '单位', '法定代表人', '经办人', '手机号', '密码'])
})

it('asks who registers before anything else', async () => {
  const opened = await openRegistration()
  await agree(opened, '单位')
  await press(opened.page, '下一步')
  expect(alertsOf(opened.page)).toEqual(['请选择由谁注册。'])
  expect(document.activeElement?.getAttribute('value')).toBe('representative')
})

it('asks to look again at a code that fails its check digit, and lets the registry decide', async () => {
  const opened = await openRegistration()
  await agree(opened, '单位')
  await chooseRegistrant(opened, 'representative')
  await fill(opened.page, '统一社会信用代码', '91350100M0001TGQXM')
  expect(opened.page.text()).toContain('请再核对营业执照')
  await giveUnit(opened, '91350100M0001TGQXM')
  expect(pathOf(opened)).toBe('/register/representative')
})

it('says nothing of a check digit that fits', async () => {
  const opened = await openRegistration()
  await agree(opened, '单位')
  await chooseRegistrant(opened, 'representative')
  await fill(opened.page, '统一社会信用代码', '91440106MA5TEKT01C')
  expect(opened.page.text()).not.toContain('请再核对营业执照')
})

it('says what is wrong with a code of another length, and groups it while it is typed', async () => {
  const opened = await openRegistration()
  await agree(opened, '单位')
  await chooseRegistrant(opened, 'representative')
  await giveUnit(opened, '91440106MA5')
  expect(alertsOf(opened.page)).toEqual(['统一社会信用代码应为18位，请核对后重新输入。'])
  expect(opened.page.get<HTMLInputElement>('input.figures').element.value).toBe('91 440106 MA5')
})

it('shows the first thing that is wrong with a person first', async () => {
  const opened = await openRegistration()
  await agree(opened, '单位')
  await chooseRegistrant(opened, 'representative')
  await giveUnit(opened)
  await givePerson(opened, '李', '440106198001010018')
  expect(alertsOf(opened.page)).toHaveLength(2)
  expect(document.activeElement).toBe(opened.page.get('input[autocomplete=name]').element)
})

it('never says which part disagrees with the registry, and takes the same code once it is mended (R3)', async () => {
  let isMended = false
  const opened = await openRegistration({
    server: {
      [START_UNIT]: () =>
        isMended ? json({ registrationId, expiresInSeconds: 900 }) : problem(422, 'unit-mismatch'),
    },
  })
  await reachUnitPhone(opened, 'representative')
  await provePhone(opened)
  const [told] = alertsOf(opened.page)
  expect(told).toContain('公司信息错误')
  expect(told).toContain('单位名称、统一社会信用代码、法定代表人的姓名和证件号码')
  expect(told).toContain('不用重新获取')

  isMended = true
  await press(opened.page, '检查法定代表人')
  await givePerson(opened, '李建军', representative.number)
  expect(alertsOf(opened.page)).toEqual([])
  expect(opened.page.text()).toContain('已发送到 199****0001')
  await press(opened.page, '下一步')
  expect(opened.sentTo('/api/one-time-codes')).toHaveLength(1)
  expect(opened.sentTo(START_UNIT)[1]).toMatchObject({
    code: '123456',
    representative: { ...sentRepresentative, name: '李建军' },
  })
  expect(headingOf(opened)).toBe('设置密码')
})

it('blames nobody when the registry cannot be asked, keeps what was typed and tries again', async () => {
  let isBack = false
  const opened = await openRegistration({
    server: {
      [START_UNIT]: () =>
        isBack ? json({ registrationId, expiresInSeconds: 900 }) : problem(503, 'registry-unavailable'),
    },
  })
  await reachUnitPhone(opened, 'representative')
  await provePhone(opened)
  const [told] = alertsOf(opened.page)
  expect(told).toContain('市场监督管理登记信息暂时无法核对，不是您填写的问题。')
  expect(told).toContain('草稿保存在这台手机上，7 天没有继续填写就自动删除')
  isBack = true
  await press(opened.page, '重试')
  expect(opened.sentTo(START_UNIT)).toHaveLength(2)
  expect(headingOf(opened)).toBe('设置密码')
})

it('says how long to wait after too many look-ups', async () => {
  const opened = await openRegistration({
    server: refusing(429, 'too-many-lookups', { retryAfterSeconds: 600 }),
  })
  await reachUnitPhone(opened, 'representative')
  await provePhone(opened)
  expect(alertsOf(opened.page)[0]).toContain('核对单位信息的次数太多')
  expect(alertsOf(opened.page)[0]).toContain('10 分 0 秒后可以再试')
})

it('tells whose unit has an account to sign in or to set a new password (R4)', async () => {
  const opened = await openRegistration({ server: refusing(409, 'document-already-bound') })
  await reachUnitPhone(opened, 'agent')
  await provePhone(opened)
  expect(alertsOf(opened.page)[0]).toContain('此证件已绑定账户，请直接登录')
  expect(alertsOf(opened.page)[0]).toContain('本单位已经注册')
  expect(opened.page.get('a[href="/reset-password"]').text()).toBe('忘记密码')
  await press(opened.page, '去登录')
  expect(pathOf(opened)).toBe('/sign-in')
})

it('tells whose phone has a unit account already, and how to see which (R5)', async () => {
  const opened = await openRegistration({ server: refusing(409, 'phone-already-bound') })
  await reachUnitPhone(opened, 'agent')
  await provePhone(opened)
  expect(alertsOf(opened.page)[0]).toContain('手机号已绑定账号')
  expect(alertsOf(opened.page)[0]).toContain('这个手机号已经有一个单位账号')
  await press(opened.page, '用手机号登录')
  expect(pathOf(opened)).toBe('/sign-in/code')
})

it.each([
  ['unit-name-not-valid', '检查单位', '/register/unit'],
  ['unit-code-not-valid', '检查单位', '/register/unit'],
  ['representative-not-valid', '检查法定代表人', '/register/representative'],
  ['agent-not-valid', '检查经办人', '/register/agent'],
])('leads from %s to the question it is about', async (code, way, path) => {
  const opened = await openRegistration({ server: refusing(422, code) })
  await reachUnitPhone(opened, 'agent')
  await provePhone(opened)
  await press(opened.page, way)
  expect(pathOf(opened)).toBe(path)
})

it.each([
  ['the unit', '广州示范建筑工程有限公司-88'],
  ['the legal representative', '李建国-concrete'],
  ['the agent', `${agent.name}-concrete`],
  ['the code', 'concrete-kt01c-a5tekt01c'],
])('takes no password that tells of %s', async (_whose, password) => {
  const opened = await openRegistration()
  await reachUnitPhone(opened, 'agent')
  await provePhone(opened)
  await fill(opened.page, '密码', password)
  await press(opened.page, '完成注册')
  expect(alertsOf(opened.page)[0]).toContain('密码中不能有')
  expect(opened.sentTo(COMPLETE)).toEqual([])
})

import { afterEach } from 'vitest'
import { fill, json, mei, openPage, press, type Server } from '../../page.fixture.ts'
import { appRoutes, portalRoutes } from './routes.ts'

export const START = '/api/registrations'
export const START_UNIT = '/api/registrations/unit'
export const COMPLETE = '/api/registrations/complete'
export const registrationId = 'r'.repeat(22)
const begun = () => json({ registrationId, expiresInSeconds: 900 })

export const unitHolder = {
  ...mei,
  accountKind: 'unit',
  maskedName: '广州********公司',
  documentKind: 'uscc',
  maskedNumber: '914401********821X',
} as const

export const willing: Server = {
  '/api/captchas': () =>
    json({ captchaId: 'c'.repeat(22), form: 'picture', picture: '<svg/>', expiresInSeconds: 120 }),
  '/api/one-time-codes': () =>
    json({ maskedPhone: '199****0001', expiresInSeconds: 300, resendAfterSeconds: 60 }),
  [START]: begun,
  [START_UNIT]: begun,
  [COMPLETE]: () => json(mei),
}

/** For each file of tests: nobody finds the draft of the one before. */
export const clearDrafts = () =>
  afterEach(() => {
    sessionStorage.clear()
    localStorage.clear()
  })

interface Opening {
  server?: Server
  at?: string
  now?: () => number
  face?: 'app' | 'portal'
}
export const openRegistration = ({
  server = {},
  at = '/register',
  now = Date.now,
  face = 'app',
}: Opening = {}) =>
  openPage(face === 'app' ? appRoutes : portalRoutes, { at, server: { ...willing, ...server }, now })

export type Opened = Awaited<ReturnType<typeof openRegistration>>
export const pathOf = ({ router }: Opened) => router.currentRoute.value.path
export const headingOf = ({ page }: Opened) => page.get('h1').text()

export async function agree({ page }: Opened, kind: '个人' | '单位' = '个人') {
  await fill(page, '我已阅读并同意', 'ticked')
  await press(page, `${kind}账号注册`)
}
export async function giveDocument({ page }: Opened, number = '440106199001010048') {
  await fill(page, '证件号码', number)
  await press(page, '下一步')
}
export async function giveName({ page }: Opened, name = '陈晓岚') {
  await fill(page, '姓名', name)
  await press(page, '下一步')
}
export async function provePhone({ page }: Opened) {
  await fill(page, '手机号', '199 0000 0001')
  await fill(page, '图形验证码', 'AB12')
  await press(page, '获取验证码')
  await fill(page, '短信验证码', '123456')
  await press(page, '下一步')
}

export async function chooseRegistrant({ page }: Opened, registrant: 'representative' | 'agent') {
  await page.get(`input[value=${registrant}]`).setValue(true)
  await press(page, '下一步')
}
export async function giveUnit({ page }: Opened, code = '91440106MA5TEKT01C') {
  await fill(page, '单位名称', '广州示范建筑工程有限公司')
  await fill(page, '统一社会信用代码', code)
  await press(page, '下一步')
}
export async function givePerson({ page }: Opened, name: string, number: string) {
  await fill(page, '姓名', name)
  await fill(page, '证件号码', number)
  await press(page, '下一步')
}

export const representative = { name: '李建国', number: '440106198001010019' }
export const agent = { name: '陈晓岚', number: '440106199001010048' }

export async function reachUnitPhone(opened: Opened, registrant: 'representative' | 'agent') {
  await agree(opened, '单位')
  await chooseRegistrant(opened, registrant)
  await giveUnit(opened)
  await givePerson(opened, representative.name, representative.number)
  if (registrant === 'agent') await givePerson(opened, agent.name, agent.number)
}

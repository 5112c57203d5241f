import { expect, it } from 'vitest'
import { json, mei, openPage, press, type Server, settle } from '../../page.fixture.ts'
import { appRoutes, portalRoutes } from './routes.ts'

const WITHDRAW = '/api/face-consents/withdraw'

const at = '2026-11-24T01:00:00.000Z'
const agreed = [
  { agreement: 'user-agreement', version: '2026-11-01', at },
  { agreement: 'face-recognition', version: '2026-11-27', at },
]
const account = {
  ...mei,
  level: 'L3' as const,
  registeredAt: at,
  levelSince: at,
  phoneVerifiedAt: at,
  isPhoneStale: false,
  unit: null,
}

function remembering(): Server {
  let consents = agreed
  return {
    '/api/account': () => json({ ...account, consents }),
    '/api/account/events': () => json({ events: [], after: null }),
    [WITHDRAW]: () => {
      consents = consents.filter(({ agreement }) => agreement !== 'face-recognition')
      return json({})
    },
  }
}
const faces = [
  ['app', appRoutes, '/account'],
  ['portal', portalRoutes, '/'],
] as const

it.each(faces)(
  'lets the agreement to face recognition be taken back on the %s, after saying what that means',
  async (_, routes, path) => {
    const { page, sentTo } = await openPage(routes, { at: path, server: remembering(), holder: mei })
    await press(page, '撤回同意')
    expect(page.get('dialog').text()).toContain('已经取得的可信等级不变')
    expect(page.get('dialog').text()).toContain('再次同意之前，不能做人脸识别')
    expect(page.get('dialog').text()).toContain('（L2）')
    expect(sentTo(WITHDRAW)).toEqual([])
    await press(page, '撤回对人脸识别的同意')
    expect(sentTo(WITHDRAW)).toEqual([{}])
    expect(page.text()).toContain('已撤回对人脸识别的同意')
    expect(page.text()).not.toContain('《粤建通人脸识别功能协议》')
    expect(document.activeElement?.textContent).toBe('已同意的协议')
  },
)

it('takes nothing back on second thoughts', async () => {
  const { page, sentTo } = await openPage(appRoutes, { at: '/account', server: remembering(), holder: mei })
  await press(page, '撤回同意')
  await press(page, '取消')
  expect(sentTo(WITHDRAW)).toEqual([])
  expect(page.text()).toContain('《粤建通人脸识别功能协议》')
})

it('keeps the question open when it could not be sent', async () => {
  const server: Server = {
    ...remembering(),
    [WITHDRAW]: () => {
      throw new TypeError('Failed to fetch')
    },
  }
  const { page } = await openPage(appRoutes, { at: '/account', server, holder: mei })
  await press(page, '撤回同意')
  await press(page, '撤回对人脸识别的同意')
  expect(page.get('dialog').text()).toContain('没有连上网络，同意还没有撤回')
})

it('has an agreement without which there is no account taken back by deregistering, and says so first', async () => {
  const server: Server = {
    ...remembering(),
    '/api/account': () => json({ ...account, consents: agreed.slice(0, 1) }),
  }
  const { page, router } = await openPage(appRoutes, { at: '/account', server, holder: mei })
  expect(page.findAll('button').map((each) => each.text())).not.toContain('撤回同意')
  await press(page, '撤回同意并注销账号')
  expect(page.get('dialog').text()).toContain('账号要有这份协议才能使用')
  expect(page.get('dialog').text()).toContain('7 天内登录一次即撤销')
  await page.get('dialog form').trigger('submit')
  await settle()
  expect(router.currentRoute.value.path).toBe('/deregistration')
})

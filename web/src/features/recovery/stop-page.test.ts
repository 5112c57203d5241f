import { beforeEach, expect, it } from 'vitest'
import { alertsOf, json, openPage, press, problem, type Server } from '../../page.fixture.ts'
import { appRoutes } from './routes.ts'

const token = 't'.repeat(22)
const LOOK = '/api/recoveries/by-link'
const STOP = '/api/recoveries/stop-by-link'
const where = { browser: 'Chrome', system: 'Android 15', place: '广东 广州', network: '198.51.100.*' }
const underWay = {
  state: 'under-way',
  maskedName: '陈*',
  startedAt: '2026-11-25T04:00:00.000Z',
  where,
  maskedPhone: '199****0001',
  effectiveAt: '2026-11-26T04:00:00.000Z',
}
const open = (server: Server, at = `/r#${token}`) => openPage(appRoutes, { at, server })

beforeEach(() => sessionStorage.clear())

it('shows whoever has the message what is going on, and stops it with one press', async () => {
  const { page, router, sentTo } = await open({
    [LOOK]: () => json(underWay),
    [STOP]: () => json({ outcome: 'stopped' }),
  })
  // The token is in no history of addresses.
  expect(router.currentRoute.value.fullPath).toBe('/r')
  expect(page.text()).toContain('199****0001')
  expect(page.text()).toContain('广东 广州')
  await page.get('form').trigger('submit')
  await new Promise((resolve) => setTimeout(resolve))
  expect(sentTo(STOP)).toEqual([{ token }])
  expect(page.get('h1').text()).toBe('找回已停止')
  expect(page.find('a[href="/reset-password"]').exists()).toBe(true)
})

it.each([
  [{ state: 'stopped' }, '找回已停止'],
  [{ state: 'done' }, '这次找回已经生效'],
])('says what became of it: %o', async (looked, title) => {
  const { page } = await open({ [LOOK]: () => json(looked) })
  expect(page.get('h1').text()).toBe(title)
})

it('says so when it was too late', async () => {
  const { page } = await open({
    [LOOK]: () => json(underWay),
    [STOP]: () => json({ outcome: 'too-late' }),
  })
  await page.get('form').trigger('submit')
  await new Promise((resolve) => setTimeout(resolve))
  expect(page.get('h1').text()).toBe('这次找回已经生效')
  expect(page.text()).toContain('020-87250708')
})

it.each(['/r', '/r#broken'])('asks nobody about a link without a token: %s', async (at) => {
  const { page, sentTo } = await open({}, at)
  expect(page.text()).toContain('链接不完整或已失效')
  expect(sentTo(LOOK)).toEqual([])
})

it('can be tried again without a network, and not where the link is nobody’s', async () => {
  let answer = () => problem(404, 'link-unknown')
  const { page } = await open({ [LOOK]: () => answer() })
  expect(alertsOf(page).join()).toContain('链接不完整或已失效')
  expect(page.text()).not.toContain('重试')
  page.unmount()

  const offline = await open({})
  answer = () => problem(404, 'link-unknown')
  expect(alertsOf(offline.page).join()).toContain('没有连上网络')
  await press(offline.page, '重试')
  expect(alertsOf(offline.page).join()).toContain('没有连上网络')
})

import { afterEach, expect, it, vi } from 'vitest'
import { json, mei, press, problem, settle } from '../../page.fixture.ts'
import {
  AGREE,
  certified,
  doAll,
  DRAW,
  headingOf,
  JUDGE,
  noNetwork,
  openFaces,
  ROUTE,
  unitRoute,
} from './face-check-world.fixture.ts'

const TICKET = 'AbCdEfGhIjKlMnOpQrStUv'
const TAKE = '/api/face-hand-overs/take'

afterEach(() => sessionStorage.clear())

const handedOver = (more: Parameters<typeof openFaces>[0] = {}) =>
  openFaces({
    at: `/face#${TICKET}`,
    holder: null,
    route: unitRoute,
    ...more,
    server: {
      [TAKE]: () => json({ expiresInMs: 1_700_000 }),
      [JUDGE]: () => json({ ...certified, holder: null }),
      ...more.server,
    },
  })

it('takes nothing by being opened, and the ticket is gone from the address', async () => {
  const opened = await handedOver()
  expect(headingOf(opened)).toBe('在这部手机上做人脸识别')
  expect(opened.page.text()).toContain('工作人员不会打电话或发消息要您做人脸识别')
  expect(opened.send).not.toHaveBeenCalled()
  expect(opened.router.currentRoute.value.fullPath).toBe('/face')
})

it('tells whoever opens the link at a computer to take the phone', async () => {
  const matches = vi.spyOn(globalThis, 'matchMedia').mockReturnValue({ matches: true } as MediaQueryList)
  const opened = await handedOver()
  expect(opened.page.text()).toContain('请用手机打开这个链接')
  matches.mockRestore()
})

it('says whose check it is before that person agrees to anything (R9)', async () => {
  const opened = await handedOver()
  await press(opened.page, '查看')
  expect(headingOf(opened)).toBe('您是这家单位的法定代表人吗？')
  expect(opened.page.text()).toContain('广州示范建筑工程有限公司')
  expect(opened.page.text()).toContain('陈**')
})

it('certifies the account that handed it over, and signs nobody in here', async () => {
  const opened = await handedOver({ route: { ...unitRoute, consentedAt: null } })
  const { page, sentTo, session } = opened
  await press(page, '查看')
  await press(page, '是我，继续')
  await page.get('input[type=checkbox]').setValue(true)
  await press(page, '同意并继续')
  await doAll(opened)
  expect(sentTo(ROUTE)).toEqual([undefined])
  expect(sentTo(AGREE)[0]).toMatchObject({ handOver: TICKET })
  expect(sentTo(DRAW)[0]).toMatchObject({ handOver: TICKET })
  expect(sentTo(JUDGE)[0]).toMatchObject({ handOver: TICKET })
  expect(headingOf(opened)).toBe('认证成功')
  expect(page.text()).toContain('请回到出示二维码或发来链接的那一边')
  expect(session.holder).toBe(null)
  expect(sessionStorage.length).toBe(0)
})

it('leaves whoever is signed in here as they are', async () => {
  const opened = await handedOver({ holder: mei })
  await press(opened.page, '查看')
  await press(opened.page, '是我，继续')
  await doAll(opened)
  expect(opened.session.holder).toEqual(mei)
})

it('lets somebody else off, and keeps nothing', async () => {
  const opened = await handedOver()
  await press(opened.page, '查看')
  await press(opened.page, '不是我，不做')
  expect(opened.page.text()).toContain('没有发出任何画面')
  expect(sessionStorage.length).toBe(0)
  expect(opened.sentTo(DRAW)).toEqual([])
})

it('goes on after a reload with what was taken here', async () => {
  const first = await handedOver()
  await press(first.page, '查看')
  first.page.unmount()
  const next = await handedOver({ at: '/face' })
  await settle()
  expect(headingOf(next)).toBe('您是这家单位的法定代表人吗？')
})

it.each([
  [404, 'hand-over-unknown', '没有找到这次办理'],
  [410, 'hand-over-expired', '二维码已过期'],
  [409, 'hand-over-taken', '已由另一部手机打开'],
  [409, 'hand-over-over', '这次办理已经结束'],
])('says why nothing is to be taken: %i %s', async (status, code, words) => {
  const opened = await handedOver({ server: { [TAKE]: () => problem(status, code) } })
  await press(opened.page, '查看')
  expect(opened.page.text()).toContain(words)
  expect(sessionStorage.length).toBe(0)
})

it('says that nothing was opened without a network, and opens it at another press', async () => {
  let isOnline = false
  const opened = await handedOver({
    server: { [TAKE]: () => (isOnline ? json({ expiresInMs: 1_700_000 }) : noNetwork()) },
  })
  await press(opened.page, '查看')
  expect(opened.page.get('[role=alert]').text()).toContain('手机没有网络，还没有打开')
  isOnline = true
  await press(opened.page, '查看')
  expect(headingOf(opened)).toBe('您是这家单位的法定代表人吗？')
})

it.each([
  ['hand-over-unknown', '没有找到这次办理'],
  ['hand-over-expired', '二维码已过期'],
  ['hand-over-over', '这次办理已经结束'],
])('says so when whoever handed it over stops it midway: %s', async (code, words) => {
  let isOver = false
  const opened = await handedOver({
    server: {
      [ROUTE]: () => (isOver ? problem(409, code) : json(unitRoute)),
      [JUDGE]: () => {
        isOver = true
        return problem(409, code)
      },
    },
  })
  await press(opened.page, '查看')
  await press(opened.page, '是我，继续')
  await doAll(opened)
  expect(opened.page.text()).toContain(words)
})

it.each([`/face`, '/face#broken'])('says that there is nothing to do at %s', async (at) => {
  const opened = await handedOver({ at })
  expect(opened.page.text()).toContain('没有要办理的人脸识别')
  expect(opened.send).not.toHaveBeenCalled()
})

it('asks a person whether the account is their own', async () => {
  const opened = await handedOver({ route: { ...unitRoute, accountKind: 'personal', accountName: '陈**' } })
  await press(opened.page, '查看')
  expect(headingOf(opened)).toBe('这是您的账号吗？')
})

import { expect, it } from 'vitest'
import { fill, json, mei, openPage, press, problem, type Server, settle } from '../page.fixture.ts'
import PendingRecoveryNotice from './PendingRecoveryNotice.vue'

const recoveryId = 'r'.repeat(22)
const OWN = '/api/recoveries/own'
const STOP = '/api/recoveries/stop'
const CONFIRM = '/api/recoveries/confirm'
const recovery = {
  recoveryId,
  startedAt: '2026-11-25T04:00:00.000Z',
  where: { browser: 'Chrome', system: 'Android 15', place: '广东 广州', network: '198.51.100.*' },
  maskedPhone: '199****0001',
  effectiveAt: '2026-11-26T04:00:00.000Z',
  canConfirm: true,
}
const routes = [
  { path: '/', component: PendingRecoveryNotice, meta: { title: '', access: 'holder' as const } },
]
const open = (shown: object | null, server: Server = {}) =>
  openPage(routes, { at: '/', holder: mei, server: { [OWN]: () => json({ recovery: shown }), ...server } })

it('has nothing to say while nobody recovers the account, nor without an answer', async () => {
  expect((await open(null)).page.text()).toBe('')
  expect((await openPage(routes, { at: '/', holder: mei })).page.text()).toBe('')
})

it('says where somebody recovers the account from, and stops it after a question that names it', async () => {
  const { page, sentTo } = await open(recovery, { [STOP]: () => json({ outcome: 'stopped' }) })
  expect(page.get('h2').text()).toBe('有人正在找回您的账号')
  expect(page.text()).toContain('广东 广州')
  await press(page, '不是我，停止')
  expect(sentTo(STOP)).toEqual([])
  await page.findAll('dialog form')[0]?.trigger('submit')
  await settle()
  expect(sentTo(STOP)).toEqual([{ recoveryId }])
  expect(page.get('[role=status]').text()).toContain('已经停止')
})

it('lets a device of before have it take effect at once, with the password', async () => {
  let isRight = false
  const { page, sentTo } = await open(recovery, {
    [CONFIRM]: () => (isRight ? json({}) : problem(422, 'password-wrong')),
  })
  await press(page, '是我本人，立即生效')
  await fill(page, '密码', 'my-password-7')
  const submit = () => page.findAll('dialog form')[1]?.trigger('submit')
  await submit()
  await settle()
  expect(page.text()).toContain('密码不正确')
  isRight = true
  await submit()
  await settle()
  expect(sentTo(CONFIRM)).toHaveLength(2)
  expect(page.get('[role=status]').text()).toContain('已确认')
})

it('does not offer that to a newer device, nor where there is no wait', async () => {
  for (const differs of [{ canConfirm: false }, { effectiveAt: null }]) {
    const { page } = await open({ ...recovery, ...differs })
    expect(page.text()).not.toContain('是我本人')
    page.unmount()
  }
})

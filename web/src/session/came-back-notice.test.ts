import { mount, RouterLinkStub } from '@vue/test-utils'
import { expect, it } from 'vitest'
import CameBackNotice from './CameBackNotice.vue'

const noon = Date.parse('2026-11-24T04:00:00.000Z')
const event = (type: 'deregistration-undone' | 'signed-out', hoursAgo: number) => ({
  id: `e${String(hoursAgo)}`,
  type,
  at: new Date(noon - hoursAgo * 3_600_000).toISOString(),
  where: null,
  newBrowser: false,
  ended: null,
  stillSignedIn: false,
  canBeDisowned: false,
  disowned: false,
})
const notice = (...events: ReturnType<typeof event>[]) =>
  mount(CameBackNotice, {
    props: { events, now: noon },
    global: { stubs: { RouterLink: RouterLinkStub } },
  }).text()

it('tells for a day that a sign-in has undone the deregistration, and what to do if somebody else had asked', () => {
  const text = notice(event('signed-out', 1), event('deregistration-undone', 23))
  expect(text).toContain('注销申请已撤销')
  expect(text).toContain('重置密码')
  expect(notice(event('deregistration-undone', 24))).toBe('')
  expect(notice(event('signed-out', 1))).toBe('')
})

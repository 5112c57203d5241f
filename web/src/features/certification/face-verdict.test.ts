import { expect, it } from 'vitest'
import { refusedReasonSchema, tryAgainReasonSchema } from '../../../../shared/vocabulary/face-verdict.ts'
import { json, press } from '../../page.fixture.ts'
import { AGREE, doAll, DRAW, headingOf, JUDGE, openFaces } from './face-check-world.fixture.ts'
import { refusedTexts, tryAgainTexts } from './verdict-texts.ts'

const open = { state: 'open' }
const told = (verdict: object) => ({ [JUDGE]: () => json({ failures: 1, standing: open, ...verdict }) })

it.each(tryAgainReasonSchema.options)(
  'says what to do better, and draws anew without another consent: %s',
  async (reason) => {
    const opened = await openFaces({ server: told({ verdict: 'try-again', reason }) })
    await doAll(opened)
    expect(headingOf(opened)).toBe('这次没有通过')
    expect(opened.page.get('[role=status] strong').text()).toBe(tryAgainTexts[reason])
    await press(opened.page, '再来一次')
    expect(headingOf(opened)).toBe('要做的动作')
    expect([opened.sentTo(AGREE), opened.sentTo(DRAW).length]).toEqual([[], 2])
  },
)

it('shows which action it was', async () => {
  const verdict = { verdict: 'try-again', reason: 'action-missing', action: 'nod' }
  const opened = await openFaces({ server: told(verdict) })
  await doAll(opened)
  expect(opened.page.get('figcaption').text()).toBe('请点点头')
})

it('is kinder each time, and offers the way of equal standing from the second on (R11)', async () => {
  const said: string[] = []
  for (const failures of [1, 2, 3]) {
    const opened = await openFaces({ server: told({ verdict: 'try-again', reason: 'not-sure', failures }) })
    await doAll(opened)
    said.push(opened.page.get('[role=status] p').text())
    expect(opened.page.text().includes('材料或承诺书认证（L2）')).toBe(failures >= 2)
    opened.page.unmount()
  }
  expect(new Set(said).size).toBe(3)
})

it.each(refusedReasonSchema.options)('says why it was refused: %s', async (reason) => {
  const opened = await openFaces({ server: told({ verdict: 'refused', reason }) })
  await doAll(opened)
  expect(headingOf(opened)).toBe('没有通过')
  expect(opened.page.text()).toContain(refusedTexts[reason])
})

it.each(['identity-not-confirmed', 'portrait-unusable'])(
  'offers no other try where none can help, but the other way at once: %s',
  async (reason) => {
    const opened = await openFaces({ server: told({ verdict: 'refused', reason }) })
    await doAll(opened)
    expect(opened.page.text()).not.toContain('再来一次')
    expect(opened.page.text()).toContain('材料或承诺书认证（L2）')
  },
)

it('says beside the reason how long the route is closed now', async () => {
  const standing = { state: 'paused', retryAfterSeconds: 1800 }
  const opened = await openFaces({
    server: told({ verdict: 'try-again', reason: 'blurred', failures: 5, standing }),
  })
  await doAll(opened)
  expect(opened.page.text()).toContain('画面模糊')
  expect(opened.page.text()).toContain('30 分 0 秒后可以再做')
  expect(opened.page.findAll('button').map((button) => button.text())).not.toContain('再来一次')
})

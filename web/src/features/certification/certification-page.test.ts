import { afterEach, expect, it, vi } from 'vitest'
import { json, press, problem, settle } from '../../page.fixture.ts'
import {
  AGREE,
  DRAW,
  JUDGE,
  ROUTE,
  begin,
  doAll,
  firm,
  headingOf,
  instructionOf,
  noNetwork,
  openFaces,
  ownRoute,
  unitRoute,
} from './face-check-world.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
  localStorage.clear()
  sessionStorage.clear()
})

it('leads from the agreement to the actions and to L3, which shows at once (R8)', async () => {
  const opened = await openFaces({ route: { ...ownRoute, consentedAt: null } })
  const { page, session, sentTo } = opened
  expect(headingOf(opened)).toBe('粤建通人脸识别功能协议')
  await page.get('input[type=checkbox]').setValue(true)
  await press(page, '同意并继续')
  expect(sentTo(AGREE)).toEqual([{ version: '2026-11-27', givenBy: { who: 'person-of-14-or-over' } }])

  expect(headingOf(opened)).toBe('开始之前')
  await press(page, '下一步')
  expect(headingOf(opened)).toBe('要做的动作')
  expect(page.findAll('li').map((item) => item.text())).toEqual([
    '张开嘴巴，再合上',
    '点点头',
    '向您的左边转头，再转回来',
  ])
  await press(page, '开始人脸识别验证')
  expect(instructionOf(opened)).toBe('请把脸放进圆框里')
  await opened.follow()

  const [sent] = sentTo(JUDGE)
  expect(sent).toMatchObject({ checkId: 'check-0000000000000001' })
  expect((sent?.['frames'] as unknown[]).length).toBeGreaterThan(23)
  expect(headingOf(opened)).toBe('认证成功')
  expect(session.holder?.level).toBe('L3')
  expect(page.text()).toContain('返回首页')
})

it('fetches nothing that guides before it was agreed to, and opens no camera before 【开始人脸识别验证】', async () => {
  const opened = await openFaces({ route: { ...ownRoute, consentedAt: null } })
  const { page, cameraAsked } = opened
  await page.get('input[type=checkbox]').setValue(true)
  expect(cameraAsked).not.toHaveBeenCalled()
  await press(page, '同意并继续')
  expect(cameraAsked).not.toHaveBeenCalled()
  await press(page, '下一步')
  expect(cameraAsked).toHaveBeenCalled()
  expect(opened.isFilmed()).toBe(false)
  await press(page, '开始人脸识别验证')
  expect(opened.isFilmed()).toBe(true)
})

it('asks for no second consent, and says when it was given and how it is taken back', async () => {
  const opened = await openFaces()
  expect(headingOf(opened)).toBe('开始之前')
  expect(opened.page.text()).toContain('同意《粤建通人脸识别功能协议》')
  expect(opened.page.find('a[href="/agreements/face-recognition"]').exists()).toBe(true)
  expect(opened.page.get('a[href="/account"]').text()).toBe('“我的账号”')
})

it.each([
  [{ state: 'certified' }, '已通过人脸识别认证', false],
  [{ state: 'document-has-none' }, '这种证件不能用人脸识别认证', true],
  [{ state: 'paused', retryAfterSeconds: 1500 }, '25 分 0 秒后可以再做', true],
  [{ state: 'closed-today', retryAfterSeconds: 7500 }, '2 小时 5 分后可以再做', true],
  [{ state: 'closed-until-reviewed' }, '需要人工核实', true],
])(
  'says why there is no face check, and names the way of equal standing: %j',
  async (standing, words, other) => {
    const opened = await openFaces({ route: { ...ownRoute, standing } })
    expect(headingOf(opened)).toBe('账号认证')
    expect(opened.page.text()).toContain(words)
    expect(opened.page.text().includes('材料或承诺书认证（L2）')).toBe(other)
  },
)

it('is open again when the pause is over, without anybody pressing', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  let standing: unknown = { state: 'paused', retryAfterSeconds: 60 }
  const opened = await openFaces({
    server: { [ROUTE]: () => json({ ...ownRoute, standing }) },
    now: () => Date.now(),
  })
  standing = { state: 'open' }
  await vi.advanceTimersByTimeAsync(61_000)
  await settle()
  expect(headingOf(opened)).toBe('开始之前')
})

it('says that there is no network, and goes on once there is', async () => {
  let isOnline = false
  const opened = await openFaces({ server: { [ROUTE]: () => (isOnline ? json(ownRoute) : noNetwork()) } })
  expect(opened.page.get('[role=alert]').text()).toContain('手机没有网络')
  isOnline = true
  await press(opened.page, '重试')
  expect(headingOf(opened)).toBe('开始之前')
})

it('asks a unit where its legal representative is, and films nobody elsewhere (R9)', async () => {
  const opened = await openFaces({ route: unitRoute, holder: firm })
  const { page } = opened
  await press(page, '下一步')
  expect(page.get('[role=alert]').text()).toBe('请选择在哪里做。')
  await page.get('input[value=here]').setValue(true)
  await press(page, '下一步')
  expect(headingOf(opened)).toBe('开始之前')
  expect(page.text()).toContain('由法定代表人本人做')
})

it('hands a unit’s check over to the legal representative’s own phone (R9)', async () => {
  const opened = await openFaces({
    route: unitRoute,
    holder: firm,
    server: {
      '/api/face-hand-overs': () =>
        json({ ticket: 'AbCdEfGhIjKlMnOpQrStUv', expiresInMs: 1_800_000, pollAfterMs: 3000 }),
    },
  })
  await opened.page.get('input[value=elsewhere]').setValue(true)
  await press(opened.page, '下一步')
  expect(headingOf(opened)).toBe('用另一部手机做人脸识别')
  expect(opened.page.text()).toContain('请只交给法定代表人本人。')
  await press(opened.page, '换一种办法')
  expect(headingOf(opened)).toBe('账号认证')
})

it('does not ask for what a body cannot do', async () => {
  const { page, sentTo } = await openFaces()
  const box = page.findAll('label').find((label) => label.text() === '不方便转头')
  await page.get(`[id="${box?.attributes('for') ?? ''}"]`).setValue(true)
  await press(page, '下一步')
  expect(sentTo(DRAW)).toEqual([{ purpose: 'certify', excluded: ['turn'] }])
  await press(page, '有动作做不了，或者要改设置')
  expect(page.get('details').attributes('open')).toBeDefined()
})

it('draws other actions instead, and the first are void', async () => {
  const { page, sentTo } = await openFaces()
  await press(page, '下一步')
  await press(page, '换一组动作')
  expect(sentTo(DRAW)[1]).toEqual({
    purpose: 'certify',
    excluded: [],
    insteadOf: 'check-0000000000000001',
  })
})

it.each([
  [422, 'nothing-left-to-ask', {}, '没有可以做的动作了'],
  [429, 'too-many-draws', { retryAfterSeconds: 300 }, '5 分 0 秒后可以再试'],
  [503, 'unavailable', {}, '系统暂时没有办成'],
])('says why no actions were drawn: %i %s', async (status, code, more, words) => {
  const { page } = await openFaces({ server: { [DRAW]: () => problem(status, code, more) } })
  await press(page, '下一步')
  expect(page.get('[role=alert]').text()).toContain(words)
})

it.each([
  'face-route-paused',
  'face-route-closed-today',
  'already-certified',
  'consent-needed',
  'no-face-route',
])('looks anew at what is open when a draw is refused: %s', async (code) => {
  let route: unknown = ownRoute
  const opened = await openFaces({
    server: {
      [ROUTE]: () => json(route),
      [DRAW]: () => {
        route = { ...ownRoute, standing: { state: 'closed-until-reviewed' } }
        return problem(403, code)
      },
    },
  })
  await press(opened.page, '下一步')
  expect(opened.page.text()).toContain('需要人工核实')
})

it('says that the actions have run out of time before anybody is filmed', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  const opened = await openFaces({ now: () => Date.now() })
  await press(opened.page, '下一步')
  expect(opened.page.get('[role=timer]').text()).toBe('还有 3 分 0 秒，请在时间内做完')
  await vi.advanceTimersByTimeAsync(181_000)
  await settle()
  expect(opened.page.text()).toContain('这组动作的时间到了')
  expect(opened.page.text()).not.toContain('开始人脸识别验证')
  await press(opened.page, '换一组动作')
  await press(opened.page, '开始人脸识别验证')
  expect(opened.isFilmed()).toBe(true)
})

it('moves whoever hears the page to the heading of each step', async () => {
  const opened = await openFaces()
  expect(document.activeElement?.textContent).toBe('开始之前')
  await press(opened.page, '下一步')
  expect(document.activeElement?.textContent).toBe('要做的动作')
  await press(opened.page, '开始人脸识别验证')
  await opened.follow()
  expect(document.activeElement?.textContent).toBe('认证成功')
})

it('closes the camera when the person leaves, and comes back to the same actions', async () => {
  const opened = await openFaces()
  await begin(opened)
  await opened.page.get('[aria-label=退出人脸识别]').trigger('click')
  await settle()
  expect(opened.isFilmed()).toBe(false)
  expect(headingOf(opened)).toBe('要做的动作')
  expect(opened.sentTo(DRAW)).toHaveLength(1)
})

it('lets go of the camera with the page', async () => {
  const opened = await openFaces()
  await begin(opened)
  opened.page.unmount()
  expect(opened.close).toHaveBeenCalled()
})

it('sends nothing but the frames: whether they pass is for the server to say', async () => {
  const opened = await openFaces()
  await doAll(opened)
  expect(Object.keys(opened.sentTo(JUDGE)[0] ?? {}).toSorted()).toEqual(['checkId', 'frames'])
})

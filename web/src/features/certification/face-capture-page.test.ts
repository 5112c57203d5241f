import { afterEach, expect, it, vi } from 'vitest'
import { press, settle } from '../../page.fixture.ts'
import {
  AGREE,
  begin,
  doAll,
  DRAW,
  headingOf,
  instructionOf,
  JUDGE,
  openFaces,
} from './face-check-world.fixture.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  localStorage.clear()
})

const face = { x: 0.5, y: 0.53, width: 0.45, yaw: 0, pitch: 0, roll: 0, mouthOpen: 0.05, eyesOpen: 0.5 }

it.each([
  [{}, '请把脸放进圆框里'],
  [{ brightness: 20 }, '光线太暗，请面朝亮处'],
  [{ face, faces: 2 }, '请只留一个人在画面里'],
  [{ face, brightness: 250 }, '光线太强，请避开直射的光'],
  [{ face: { ...face, width: 0.1 } }, '请靠近一些'],
  [{ face: { ...face, width: 0.9 } }, '请离远一些'],
  [{ face: { ...face, x: 0.1 } }, '请把脸移到圆框中间'],
  [{ face: { ...face, yaw: 0.5 } }, '请正对手机，不要歪头'],
  [{ face, sharpness: 5 }, '画面模糊，请拿稳手机'],
  [{ face }, '很好，请保持不动'],
])('says the one thing to do at a look: %j', async (glimpse, words) => {
  const opened = await openFaces()
  await begin(opened)
  await opened.look(glimpse)
  expect(instructionOf(opened)).toBe(words)
})

it('asks for one action after the other, and to look back in between', async () => {
  const opened = await openFaces({ actions: ['eyes-closed', 'turn-right', 'nod'] })
  await begin(opened)
  const said = new Set<string>()
  const seeing = new MutationObserver(() =>
    said.add(document.querySelector('.instruction')?.textContent ?? ''),
  )
  seeing.observe(document.body, { subtree: true, childList: true, characterData: true })
  await opened.follow()
  seeing.disconnect()
  expect([...said].filter((words) => words !== '')).toEqual([
    '很好，请保持不动',
    '请闭上双眼',
    '好，请睁开双眼，看着手机',
    '请向您的右边转头',
    '好，请转回来，看着手机',
    '请点点头',
    '好，请抬头看着手机',
    '动作做完了',
  ])
})

it.each([
  ['NotAllowedError', '没有使用相机的权限'],
  ['NotFoundError', '没有找到前置相机'],
  ['NotReadableError', '相机正被占用'],
  ['SecurityError', '这个网址不能使用相机'],
  ['OddError', '相机没有画面'],
])(
  'says why there is no picture, and tries again without another consent or draw: %s',
  async (name, words) => {
    let isAllowed = false
    const opened = await openFaces()
    const open = opened.camera.open.bind(opened.camera)
    opened.camera.open = async (video, watch) => {
      if (!isAllowed) throw new DOMException('', name)
      return open(video, watch)
    }
    await begin(opened)
    expect(opened.page.get('dialog h2').text()).toBe(words)
    expect(document.activeElement?.textContent).toBe(words)
    isAllowed = true
    await press(opened.page, '再试一次')
    await opened.follow()
    expect(headingOf(opened)).toBe('认证成功')
    expect([opened.sentTo(AGREE), opened.sentTo(DRAW).length]).toEqual([[], 1])
  },
)

it.each([
  ['lost', '相机中断了'],
  ['hidden', '已暂停'],
] as const)('starts the actions over when the camera goes midway: %s', async (fault, words) => {
  const opened = await openFaces()
  await begin(opened)
  await opened.look({ face })
  await opened.lose(fault)
  expect(opened.page.get('dialog h2').text()).toBe(words)
  expect(opened.sentTo(JUDGE)).toEqual([])
  await press(opened.page, '再试一次')
  await opened.follow()
  expect(headingOf(opened)).toBe('认证成功')
})

it('says so when what guides does not arrive, and fetches it at another try', async () => {
  let isOnline = false
  const opened = await openFaces()
  opened.camera.load = async () => {
    if (!isOnline) throw new TypeError('Failed to fetch')
  }
  await begin(opened)
  expect(opened.page.get('dialog h2').text()).toBe('提示程序没有取到')
  isOnline = true
  await press(opened.page, '再试一次')
  expect(instructionOf(opened)).toBe('请把脸放进圆框里')
})

it('shows how much of it has arrived', async () => {
  const opened = await openFaces()
  opened.camera.load = (progress) => {
    progress(0.4)
    return new Promise(() => undefined)
  }
  await begin(opened)
  expect(opened.page.get('progress').attributes('value')).toBe('0.4')
})

it('says that nothing was seen to whoever does nothing', async () => {
  const opened = await openFaces()
  await begin(opened)
  for (let looks = 0; looks < 100 && opened.isFilmed(); looks += 1) await opened.look({ face })
  await settle()
  expect(opened.page.get('dialog h2').text()).toBe('没有看清动作')
})

it('says that the camera is too slow before anybody has acted in vain', async () => {
  const opened = await openFaces()
  const open = opened.camera.open.bind(opened.camera)
  opened.camera.open = async (video, watch) => ({ ...(await open(video, watch)), frames: async () => [] })
  await begin(opened)
  await opened.follow()
  expect(opened.page.get('dialog h2').text()).toBe('相机画面太慢')
})

it('draws other actions once the three minutes are over midway', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  const opened = await openFaces({ now: () => Date.now() })
  await begin(opened)
  await vi.advanceTimersByTimeAsync(181_000)
  await settle()
  expect(opened.page.get('dialog h2').text()).toBe('这组动作的时间到了')
  expect(opened.isFilmed()).toBe(false)
  await press(opened.page, '换一组动作再来')
  expect(headingOf(opened)).toBe('要做的动作')
  expect(opened.sentTo(DRAW)[1]).toMatchObject({ insteadOf: 'check-0000000000000001' })
})

it('begins no try that the time left does not suffice for', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
  const opened = await openFaces({ now: () => Date.now() })
  await begin(opened)
  await vi.advanceTimersByTimeAsync(150_000)
  await opened.lose('lost')
  expect(opened.page.findAll('.fault button').map((button) => button.text())).toEqual([
    '换一组动作再来',
    '退出',
  ])
})

it('is heard and felt too, for nobody reads with shut eyes', async () => {
  const spoken: string[] = []
  const vibrate = vi.fn()
  vi.stubGlobal('speechSynthesis', {
    speak: ({ text }: { text: string }) => spoken.push(text),
    cancel: vi.fn(),
  })
  vi.stubGlobal(
    'SpeechSynthesisUtterance',
    class {
      readonly text: string
      constructor(text: string) {
        this.text = text
      }
    },
  )
  Object.assign(navigator, { vibrate })
  const opened = await openFaces({ actions: ['eyes-closed', 'nod', 'mouth-open'] })
  expect(opened.page.text()).toContain('用语音提示')
  await doAll(opened)
  expect(spoken).toContain('请闭上双眼')
  expect(spoken).toContain('好，请睁开双眼，看着手机')
  expect(vibrate.mock.calls.length).toBeGreaterThan(6)
  Reflect.deleteProperty(navigator, 'vibrate')
})

it('is silent for whoever wants no voice, this time and the next', async () => {
  const speak = vi.fn()
  vi.stubGlobal('speechSynthesis', { speak, cancel: vi.fn() })
  vi.stubGlobal('SpeechSynthesisUtterance', vi.fn())
  const first = await openFaces()
  await first.page.get('input[type=checkbox]').setValue(false)
  await doAll(first)
  first.page.unmount()
  const next = await openFaces()
  expect(next.page.get<HTMLInputElement>('input[type=checkbox]').element.checked).toBe(false)
  await doAll(next)
  expect(speak).not.toHaveBeenCalled()
})

import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, shallowRef, useTemplateRef } from 'vue'
import type { Camera, OpenCamera } from './camera.ts'
import { useQrScanner } from './use-qr-scanner.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  hide(false)
  vi.useRealTimers()
})

const hide = (isHidden: boolean) => {
  Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

function openPage(given: Partial<Camera> = {}) {
  const close = vi.fn()
  const setTorch = vi.fn(async () => undefined)
  const opened: OpenCamera = { id: 'back', hasTorch: true, setTorch, close }
  const readQr = vi.fn(given.readQr ?? (async () => undefined))
  const camera = {
    open: vi.fn(async () => opened),
    choices: async () => [{ id: 'back', label: '后置' }],
    readQrIn: async () => undefined,
    ...given,
    readQr,
  }
  const seen: string[] = []
  const isAiming = shallowRef(true)
  let scanner!: ReturnType<typeof useQrScanner>
  const page = mount(
    defineComponent({
      setup() {
        scanner = useQrScanner(
          useTemplateRef<HTMLVideoElement>('video'),
          camera,
          (text) => void seen.push(text),
        )
        return () => (isAiming.value ? h('video', { ref: 'video' }) : h('p'))
      },
    }),
  )
  return { page, camera, scanner, seen, close, setTorch, opened, isAiming }
}

it('looks again and again until it sees a code', async () => {
  const readQr = vi
    .fn<() => Promise<string | undefined>>()
    .mockResolvedValueOnce(undefined)
    .mockResolvedValueOnce('code')
    .mockResolvedValue(undefined)
  const { seen, scanner } = openPage({ readQr })
  await vi.advanceTimersByTimeAsync(400)
  expect(scanner.state.value.name).toBe('scanning')
  expect(seen).toEqual(['code'])
})

it('does not look while the look before still lasts', async () => {
  const readQr = vi.fn(() => new Promise<undefined>(() => undefined))
  openPage({ readQr })
  await vi.advanceTimersByTimeAsync(5000)
  expect(readQr).toHaveBeenCalledOnce()
})

it('turns the camera off when the video leaves the page', async () => {
  const { isAiming, close, camera } = openPage()
  await vi.advanceTimersByTimeAsync(200)
  isAiming.value = false
  await flushPromises()
  expect(close).toHaveBeenCalled()
  const looks = camera.readQr.mock.calls.length
  await vi.advanceTimersByTimeAsync(1000)
  expect(camera.readQr).toHaveBeenCalledTimes(looks)
})

it('turns the camera off when the person left before allowing it', async () => {
  let allow!: (opened: OpenCamera) => void
  const open = vi.fn(() => new Promise<OpenCamera>((resolve) => void (allow = resolve)))
  const { page, opened, close, camera } = openPage({ open })
  await flushPromises()
  page.unmount()
  allow(opened)
  await flushPromises()
  expect(close).toHaveBeenCalled()
  expect(camera.readQr).not.toHaveBeenCalled()
})

it('says nothing of a code that was read after the person left', async () => {
  let read!: (text: string) => void
  const { page, seen } = openPage({
    readQr: vi.fn(() => new Promise<string>((resolve) => void (read = resolve))),
  })
  await vi.advanceTimersByTimeAsync(0)
  page.unmount()
  read('late')
  await flushPromises()
  expect(seen).toEqual([])
})

it('turns the camera off while the page is hidden, and on again after', async () => {
  const { scanner, close, camera } = openPage()
  await flushPromises()
  hide(true)
  await flushPromises()
  expect(scanner.state.value.name).toBe('paused')
  expect(close).toHaveBeenCalled()
  hide(false)
  await flushPromises()
  expect(scanner.state.value.name).toBe('scanning')
  expect(camera.open).toHaveBeenCalledTimes(2)
})

it('says why there is no picture, and tries again when asked', async () => {
  const open = vi.fn<Camera['open']>().mockRejectedValueOnce(new DOMException('', 'NotAllowedError'))
  const { scanner, opened } = openPage({ open })
  open.mockResolvedValue(opened)
  await flushPromises()
  expect(scanner.state.value.name).toBe('denied')
  scanner.retry()
  await flushPromises()
  expect(scanner.state.value.name).toBe('scanning')
})

it('opens the camera that was chosen', async () => {
  const { scanner, camera } = openPage()
  await flushPromises()
  scanner.choose('front')
  await flushPromises()
  expect(camera.open).toHaveBeenLastCalledWith(expect.anything(), 'front')
})

it('switches the torch', async () => {
  const { scanner, setTorch } = openPage()
  await flushPromises()
  expect(scanner.state.value).toMatchObject({ torch: 'off' })
  await scanner.setTorch(true)
  expect(setTorch).toHaveBeenCalledWith(true)
  expect(scanner.state.value).toMatchObject({ torch: 'on' })
})

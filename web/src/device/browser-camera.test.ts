import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { browserCamera } from './browser-camera.ts'
import { cameraFault } from './camera.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function aStream({ torch = false } = {}) {
  const track = {
    stop: vi.fn(),
    applyConstraints: vi.fn(async () => undefined),
    getSettings: () => ({ deviceId: 'back' }),
    getCapabilities: () => (torch ? { torch: true } : {}),
  }
  return { track, getTracks: () => [track], getVideoTracks: () => [track] }
}

function aVideo({ showsFrames = true } = {}) {
  const video = new EventTarget() as HTMLVideoElement
  video.play = async () => {
    if (showsFrames) video.dispatchEvent(new Event('loadeddata'))
  }
  return video
}

type Asks = (wanted: MediaStreamConstraints) => Promise<unknown>
function phoneWith(getUserMedia: Asks) {
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } })
}

it('asks for the back camera and for nothing that is heard', async () => {
  const ask = vi.fn<Asks>(async () => aStream())
  phoneWith(ask)
  await browserCamera().open(aVideo())
  expect(ask.mock.lastCall?.[0]).toMatchObject({
    audio: false,
    video: { facingMode: { ideal: 'environment' } },
  })
})

it('asks for the chosen camera', async () => {
  const ask = vi.fn<Asks>(async () => aStream())
  phoneWith(ask)
  await browserCamera().open(aVideo(), 'front')
  expect(ask.mock.lastCall?.[0]).toMatchObject({ audio: false, video: { deviceId: { exact: 'front' } } })
})

it('calls a page without HTTPS insecure: it has no cameras at all', async () => {
  vi.stubGlobal('navigator', {})
  const opening = browserCamera().open(aVideo())
  await expect(opening).rejects.toSatisfy((error: unknown) => cameraFault(error) === 'insecure')
})

it('starts a camera that shows no frame once more, the dead one closed', async () => {
  const [dead, alive] = [aStream(), aStream()]
  const videos = aVideo({ showsFrames: false })
  const ask = vi
    .fn()
    .mockResolvedValueOnce(dead)
    .mockImplementationOnce(async () => {
      videos.play = async () => void videos.dispatchEvent(new Event('loadeddata'))
      return alive
    })
  phoneWith(ask)
  const opening = browserCamera().open(videos)
  await vi.advanceTimersByTimeAsync(4000)
  await opening
  expect(dead.track.stop).toHaveBeenCalled()
  expect(videos.srcObject).toBe(alive)
})

it('gives up on a camera that shows no frame twice, and leaves none running', async () => {
  const streams = [aStream(), aStream()]
  phoneWith(vi.fn().mockResolvedValueOnce(streams[0]).mockResolvedValueOnce(streams[1]))
  const opening = browserCamera().open(aVideo({ showsFrames: false }))
  const fault = opening.catch(cameraFault)
  await vi.advanceTimersByTimeAsync(8000)
  expect(await fault).toBe('failed')
  for (const { track } of streams) expect(track.stop).toHaveBeenCalled()
})

it('never has two cameras open: the next closes the one before', async () => {
  const [first, second] = [aStream(), aStream()]
  phoneWith(vi.fn().mockResolvedValueOnce(first).mockResolvedValueOnce(second))
  const camera = browserCamera()
  await Promise.all([camera.open(aVideo()), camera.open(aVideo())])
  expect(first.track.stop).toHaveBeenCalled()
  expect(second.track.stop).not.toHaveBeenCalled()
})

it('has a torch only where the camera says so, and switches it', async () => {
  const dark = aStream()
  const lit = aStream({ torch: true })
  phoneWith(vi.fn().mockResolvedValueOnce(dark).mockResolvedValueOnce(lit))
  const camera = browserCamera()
  expect((await camera.open(aVideo())).hasTorch).toBe(false)
  const open = await camera.open(aVideo())
  expect(open.hasTorch).toBe(true)
  await open.setTorch(true)
  expect(lit.track.applyConstraints).toHaveBeenCalledWith({ advanced: [{ torch: true }] })
})

it('lets go of the picture when it is closed', async () => {
  const stream = aStream()
  phoneWith(async () => stream)
  const video = aVideo()
  const open = await browserCamera().open(video)
  open.close()
  expect(stream.track.stop).toHaveBeenCalledOnce()
  expect(video.srcObject).toBeNull()
})

it.each([
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'absent'],
  ['OverconstrainedError', 'absent'],
  ['NotReadableError', 'busy'],
  ['TimeoutError', 'failed'],
])('calls %s %s', (name, fault) => {
  expect(cameraFault(new DOMException('', name))).toBe(fault)
})

import { closeStream, openStream } from '../camera-stream.ts'
import { oneAtATime } from '../one-at-a-time.ts'
import type { FaceCamera, OpenFaceCamera } from './face-camera.ts'
import { guideSomewhere, type Guide } from './guide.ts'
import { type JpegEncoder, pageJpegEncoder, workerJpegEncoder } from './jpeg-encoder.ts'
import { runFaceCamera } from './run-face-camera.ts'
import { workerGuide } from './worker-guide.ts'

/** More than the judge's 320 pixels is not recorded, and a small picture is drawn in half the time. */
const WANTED: MediaTrackConstraints = {
  facingMode: { ideal: 'user' },
  width: { ideal: 640 },
  height: { ideal: 480 },
  frameRate: { ideal: 30 },
}

const openGuide = guideSomewhere(
  workerGuide(() => new Worker(new URL('guide-worker.ts', import.meta.url), { type: 'module' })),
  async (progress) => (await import('./page-guide.ts')).pageGuide(progress),
)

export function browserFaceCamera(): FaceCamera {
  const next = oneAtATime()
  let loading: Promise<Guide> | undefined
  let current: OpenFaceCamera | undefined

  async function load(progress: (share: number) => void) {
    loading ??= openGuide(progress)
    try {
      return await loading
    } catch (error) {
      loading = undefined
      throw error
    }
  }

  return {
    async load(progress) {
      await load(progress)
      progress(1)
    },

    open: (video, watch) =>
      next(async () => {
        current?.close()
        const guide = await load(() => undefined)
        const stream = await openStream(video, WANTED)
        current = runFaceCamera({ stream, video, guide, encoder: newEncoder(), watch, close: closeStream })
        return current
      }),
  }
}

/** One for all who ask: what guides is loaded once. */
export const theFaceCamera = browserFaceCamera()

const newEncoder = (): JpegEncoder =>
  'OffscreenCanvas' in globalThis
    ? workerJpegEncoder(new Worker(new URL('jpeg-worker.ts', import.meta.url), { type: 'module' }))
    : pageJpegEncoder()

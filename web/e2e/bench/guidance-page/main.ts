import { browserFaceCamera } from '../../../src/device/face/browser-face-camera.ts'
import type { Glimpse } from '../../../src/device/face/face-camera.ts'

declare global {
  interface Window {
    /** Runs the camera for so long, and gives what it saw and recorded. */
    guideFor: (ms: number) => Promise<{ glimpses: Glimpse[]; frames: { at: number; bytes: number }[] }>
    load: () => Promise<{ ms: number; shares: number[] }>
  }
}

const camera = browserFaceCamera()

window.load = async () => {
  const shares: number[] = []
  const start = performance.now()
  await camera.load((share) => shares.push(share))
  return { ms: performance.now() - start, shares }
}

window.guideFor = async (ms) => {
  const video = document.querySelector('video')
  if (!video) throw new Error('no video')
  const glimpses: Glimpse[] = []
  const open = await camera.open(video, {
    see: (glimpse) => glimpses.push(glimpse),
    lost: (fault) => {
      throw new Error(fault)
    },
  })
  await new Promise((resolve) => setTimeout(resolve, ms))
  const frames = await open.frames(0, performance.now())
  open.close()
  return { glimpses, frames: frames.map(({ at, jpeg }) => ({ at, bytes: jpeg.size })) }
}

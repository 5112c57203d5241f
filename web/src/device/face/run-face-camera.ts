import { eachFrame } from './each-frame.ts'
import type { FaceCamera, FaceCameraFault, OpenFaceCamera } from './face-camera.ts'
import { frameRing } from './frame-ring.ts'
import type { Guide } from './guide.ts'
import type { JpegEncoder } from './jpeg-encoder.ts'
import { atPace } from './pace.ts'
import { createSquare } from './square.ts'
import { watchForLoss } from './watch-for-loss.ts'

interface Running {
  stream: MediaStream
  video: HTMLVideoElement
  guide: Guide
  encoder: JpegEncoder
  watch: Parameters<FaceCamera['open']>[1]
  close: (stream: MediaStream, video: HTMLVideoElement) => void
}

/** Records and guides by what the camera shows, until it is closed or lost. */
export function runFaceCamera({ stream, video, guide, encoder, watch, close }: Running): OpenFaceCamera {
  const square = createSquare()
  const ring = frameRing()
  const isDue = atPace()
  let isLooking = false
  let isOpen = true
  let shownAt = -Infinity
  let drawnAt = -Infinity

  function onFrame(at: number) {
    if (at <= shownAt) return
    shownAt = at
    loss.sawFrame()
    if (isDue(at)) {
      draw()
      ring.add({ at, jpeg: encoder.encode(square).catch(() => undefined) })
    }
    if (!isLooking) void look()
  }

  /** One look after the other, each at the newest frame: none waits in a queue. */
  async function look() {
    isLooking = true
    try {
      while (isOpen) {
        const at = shownAt
        draw()
        const glimpse = await guide.look(square, at)
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- it may have been closed meanwhile
        if (isOpen) watch.see(glimpse)
        if (shownAt === at) break
      }
    } catch {
      lose('failed')
    } finally {
      isLooking = false
    }
  }

  function draw() {
    if (drawnAt === shownAt) return
    drawnAt = shownAt
    square.draw(video)
  }

  function shut() {
    if (!isOpen) return
    isOpen = false
    stopFrames()
    loss.stop()
    encoder.close()
    ring.clear()
    close(stream, video)
  }

  function lose(fault: FaceCameraFault) {
    if (!isOpen) return
    shut()
    watch.lost(fault)
  }

  const loss = watchForLoss(stream, lose)
  const stopFrames = eachFrame(video, onFrame)

  return { frames: (from, to) => ring.between(from, to), close: shut }
}

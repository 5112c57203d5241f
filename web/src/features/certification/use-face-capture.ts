import { onScopeDispose, type Ref, type ShallowRef, shallowRef } from 'vue'
import type { FaceAction } from '../../../../shared/vocabulary/face-action.ts'
import { cameraFault } from '../../device/camera.ts'
import type { FaceCamera, FaceFrame, OpenFaceCamera } from '../../device/face/face-camera.ts'
import type { CaptureCue } from './capture-cue.ts'
import { captureFlow, type Next } from './capture-flow.ts'
import type { CaptureState } from './capture-state.ts'
import { isFastEnough, isWhole, mostFramesOf, type Take, thinned } from './capture-takes.ts'

export interface Capturing {
  camera: FaceCamera
  video: Readonly<Ref<HTMLVideoElement | null | undefined>>
  /** In the order in which they are asked for. */
  actions: readonly FaceAction[]
  cue?: (cue: CaptureCue) => void
}

/** As `judgeFaceCheck` takes it. */
export interface CapturedFrame {
  at: number
  /** Base64. */
  jpeg: string
}

export interface FaceCapture {
  state: Readonly<ShallowRef<CaptureState>>
  /** By a press: a browser asks for the camera, and gives sounds, only then. */
  start: () => Promise<void>
  /** The same actions once more, after `interrupted`. */
  retry: () => Promise<void>
  /** Lets go of the camera and of every frame. */
  stop: () => void
  /** What there is to send, once `captured`; before that and after `stop` nothing. */
  frames: () => Promise<CapturedFrame[]>
}

/** A recording with gaps is made once more; then the phone is too busy, or its camera too slow. */
const MOST_BAD_TAKES = 3
const MS_OF_PACE = 1_500

type Why = (CaptureState & { name: 'interrupted' })['why']

/** Leads a person through the actions before the camera, and keeps the frames that show them until they are sent. */
export function useFaceCapture({ camera, video, actions, cue = () => undefined }: Capturing): FaceCapture {
  const state = shallowRef<CaptureState>({ name: 'idle' })
  let takes: FaceFrame[][] = []
  let run = new AbortController()
  let eyesUnseen = false

  function stop() {
    run.abort()
    takes = []
    state.value = { name: 'idle' }
  }

  function interrupt(why: Why) {
    stop()
    state.value = { name: 'interrupted', why }
    cue({ name: 'interrupted' })
  }

  async function start() {
    stop()
    run = new AbortController()
    const { signal } = run
    try {
      state.value = { name: 'loading', share: 0 }
      await camera.load((share) => {
        if (!signal.aborted) state.value = { name: 'loading', share }
      })
    } catch {
      if (!signal.aborted) interrupt('guide-not-loaded')
      return
    }
    if (!signal.aborted) await film(signal)
  }

  async function film(signal: AbortSignal) {
    state.value = { name: 'opening' }
    const element = video.value
    if (!element) return interrupt('failed')
    const flow = captureFlow({ actions, eyesUnseen })
    let badTakes = 0
    let open: OpenFaceCamera | undefined

    async function go({ state: next, cue: cued, take }: Next) {
      if (next.name === 'interrupted') {
        eyesUnseen = flow.action === 'eyes-closed'
        return interrupt(next.why)
      }
      if (next.name === 'captured') run.abort()
      state.value = next
      if (cued) cue(cued)
      if (take) await keep(take)
      if (next.name === 'acting' && next.step === 0 && cued?.name === 'do') await mindPace()
    }

    /** Before anybody has done anything in vain. */
    async function mindPace() {
      const now = performance.now()
      const lately = (await open?.frames(now - MS_OF_PACE, now)) ?? []
      if (!signal.aborted && !isFastEnough(lately)) interrupt('too-slow')
    }

    async function keep({ from, to }: Take) {
      const frames = (await open?.frames(from, to)) ?? []
      if (signal.aborted) return
      const isGood = isWhole(frames) && isFastEnough(frames)
      if (isGood) takes.push(thinned(frames, mostFramesOf(actions.length)))
      else badTakes += 1
      if (badTakes === MOST_BAD_TAKES) return interrupt('too-slow')
      await go(flow.kept(isGood))
    }

    try {
      open = await camera.open(element, {
        see: (glimpse) => {
          if (!signal.aborted) void go(flow.see(glimpse))
        },
        lost: (fault) => {
          if (!signal.aborted) interrupt(fault)
        },
      })
    } catch (error) {
      if (!signal.aborted) interrupt(cameraFault(error))
      return
    }
    // The question to the person may outlive the page.
    if (signal.aborted) return open.close()
    signal.addEventListener('abort', open.close)
    state.value = { name: 'aiming', hint: 'no-face', share: 0 }
  }

  async function frames() {
    const kept = state.value.name === 'captured' ? takes.flat() : []
    return Promise.all(kept.map(async ({ at, jpeg }) => ({ at, jpeg: await toBase64(jpeg) })))
  }

  onScopeDispose(stop)
  return { state, start, retry: start, stop, frames }
}

async function toBase64(jpeg: Blob) {
  const bytes = new Uint8Array(await jpeg.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

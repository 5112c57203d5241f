import { type Ref, type ShallowRef, shallowRef } from 'vue'
import type { FaceAction } from '../../../../shared/vocabulary/face-action.ts'
import type { FaceCamera } from '../../device/face/face-camera.ts'
import type { CaptureCue } from './capture-cue.ts'
import type { CaptureState } from './capture-state.ts'

export interface Capturing {
  camera: FaceCamera
  video: Readonly<Ref<HTMLVideoElement | null | undefined>>
  /** In the order in which they are asked for. */
  actions: readonly FaceAction[]
  /** As `performance.now`. */
  now?: () => number
  cue?: (cue: CaptureCue) => void
}

/** As `judgeFaceCheck` takes it. */
export interface CapturedFrame {
  at: number
  /** Base64. */
  jpeg: string
}

export interface FaceCapture {
  state: ShallowRef<CaptureState>
  /** By a press: a browser asks for the camera, and sounds, only then. */
  start(): Promise<void>
  /** The same actions once more, after `interrupted`. */
  retry(): Promise<void>
  /** Lets go of camera and frames. */
  stop: () => void
  /** What there is to send, once `captured`; nothing before and after. */
  frames(): Promise<CapturedFrame[]>
}

/** Leads a person through the actions before the camera, and keeps the frames that show them until they are asked for. */
export function useFaceCapture(_capturing: Capturing): FaceCapture {
  const state = shallowRef<CaptureState>({ name: 'idle' })
  return {
    state,
    start: async () => undefined,
    retry: async () => undefined,
    stop: () => void (state.value = { name: 'idle' }),
    frames: async () => [],
  }
}

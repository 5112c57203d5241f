import type { FaceAction } from '../../../../shared/vocabulary/face-action.ts'
import type { FaceCameraFault } from '../../device/face/face-camera.ts'

/** What keeps a frame from being good, the most hindering first. */
export type AimHint =
  | 'no-face'
  | 'several-faces'
  | 'too-dark'
  | 'too-bright'
  | 'too-far'
  | 'too-near'
  | 'off-centre'
  | 'turned-away'
  | 'blurred'

/** The capture as the page shows it, one instruction at a time. */
export type CaptureState =
  | { name: 'idle' }
  /** What guides is fetched; 0 to 1. */
  | { name: 'loading'; share: number }
  | { name: 'opening' }
  /** Into the oval, and still; `share` of the moment that it has to last. */
  | { name: 'aiming'; hint: AimHint | undefined; share: number }
  /** `back`: done, and to look into the camera again, eyes open, before the next. */
  | {
      name: 'acting'
      action: FaceAction
      /** From 0. */
      step: number
      of: number
      phase: 'do' | 'back'
      hint: AimHint | undefined
      /** Of the whole capture. */
      share: number
    }
  | { name: 'captured' }
  /** `too-slow`: the camera shows too few pictures a second for anybody to judge by, as most do in the dark. */
  | { name: 'interrupted'; why: FaceCameraFault | 'guide-not-loaded' | 'not-seen' | 'too-slow' }

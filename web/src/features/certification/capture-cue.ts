import type { FaceAction } from '../../../../shared/vocabulary/face-action.ts'

/** What is worth a sound, a touch or a voice: nobody reads with shut eyes or a turned head. */
export type CaptureCue =
  /** Asked for now. */
  | { name: 'do'; action: FaceAction }
  /** Seen: back to looking into the camera, eyes open. */
  | { name: 'back'; action: FaceAction }
  | { name: 'captured' }
  | { name: 'interrupted' }

import type { CameraFault } from '../camera.ts'

/** One look of the phone's own at a frame: it guides the person, and the server never hears of it. */
export interface Glimpse {
  /** Of `performance.now`, when the frame was shown. */
  at: number
  faces: number
  /** The largest. */
  face?: GlimpsedFace | undefined
  /** 0 to 255, of the face; of all where there is none. */
  brightness: number
  /** Variance of the Laplacian, as the judge measures it: falls with blur. 0 without a face. */
  sharpness: number
}

export interface GlimpsedFace {
  /** Its middle and width in the recorded square as the person sees it in the mirror, 0 to 1. */
  x: number
  y: number
  width: number
  /** As the judge measures them (`shared/vocabulary/face-landmarks.ts`): yaw above 0 is to the person's own left. */
  yaw: number
  pitch: number
  roll: number
  mouthOpen: number
  /**
   * Share of upright edges in the eyes, 0 to 1: an iris has sides, a shut lid has none. It differs from face to face and
   * falls to less than half as eyes shut.
   */
  eyesOpen: number
}

/** As the server takes it: 320×320, unmirrored. */
export interface FaceFrame {
  /** Of `performance.now`. */
  at: number
  jpeg: Blob
}

/** `lost`: the camera went while it was open; `hidden`: the page did. */
export type FaceCameraFault = CameraFault | 'lost' | 'hidden'

export interface OpenFaceCamera {
  /** Every frame recorded between two moments of `performance.now`; those of the last ten seconds are there. */
  frames(from: number, to: number): Promise<FaceFrame[]>
  close: () => void
}

export interface FaceCamera {
  /** Fetches what guides (half a megabyte), once. Rejects without a network. @param progress 0 to 1 */
  load(progress: (share: number) => void): Promise<void>
  /**
   * The front camera, shown in `video`, recorded at 10 frames a second or more, and looked at 8 times a second or more.
   * Rejects with a `DOMException` as `Camera.open` does.
   */
  open(
    video: HTMLVideoElement,
    watch: { see: (glimpse: Glimpse) => void; lost: (fault: FaceCameraFault) => void },
  ): Promise<OpenFaceCamera>
}

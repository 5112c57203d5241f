/** One of the phone's cameras. */
export interface CameraChoice {
  id: string
  label: string
}

export interface OpenCamera {
  /** The camera in use; undefined where the browser does not tell. */
  id: string | undefined
  hasTorch: boolean
  setTorch: (on: boolean) => Promise<void>
  close: () => void
}

/** Rejects with a `DOMException` as getUserMedia does: NotAllowedError, NotFoundError, NotReadableError … */
export interface Camera {
  /** Shows the picture in `video`; the back camera unless one is chosen. Resolves once frames arrive. */
  open(video: HTMLVideoElement, cameraId?: string): Promise<OpenCamera>
  /** Their names are empty until the person has allowed the camera once. */
  choices(): Promise<CameraChoice[]>
  /** The text of a QR code in the current frame. */
  readQr(video: HTMLVideoElement): Promise<string | undefined>
  /** The text of a QR code in a picture from the gallery. Rejects where the file is no picture. */
  readQrIn(picture: Blob): Promise<string | undefined>
}

/** Why there is no picture: `insecure` is a page without HTTPS, to which a browser shows no camera at all. */
export type CameraFault = 'denied' | 'absent' | 'busy' | 'insecure' | 'failed'

const FAULTS: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'denied',
  NotFoundError: 'absent',
  OverconstrainedError: 'absent',
  NotReadableError: 'busy',
  AbortError: 'busy',
  SecurityError: 'insecure',
}

export const cameraFault = (error: unknown): CameraFault =>
  (error instanceof DOMException && FAULTS[error.name]) || 'failed'

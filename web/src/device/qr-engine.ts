/** One way to find a QR code in a picture. */
export interface QrEngine {
  /** The code's text; undefined when none is seen. Rejects when the engine itself is not to be had. */
  read: (picture: ImageData) => Promise<string | undefined>
}

/** An engine that takes seconds to arrive over a slow network. */
export interface LazyQrEngine extends QrEngine {
  readonly isReady: boolean
  /** Rejects when it cannot be had; the next call tries again. */
  load: () => Promise<void>
}

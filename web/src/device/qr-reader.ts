import { readFrame, readPhoto, type QrEngines } from './choose-qr-engine.ts'
import { instantQrEngine } from './instant-qr-engine.ts'
import { nativeQrEngine } from './native-qr-engine.ts'
import { longestSideOf, pixelsOf } from './picture.ts'
import { wasmQrEngine } from './wasm-qr-engine.ts'

const FRAME = { small: 640, full: 1280 } as const
const LARGEST_PHOTO = 2560
const SMALL_PHOTO = 640

const thorough = wasmQrEngine(
  () => new Worker(new URL('./qr-worker.ts', import.meta.url), { type: 'module' }),
)
const engines: QrEngines = { native: nativeQrEngine(), thorough, instant: instantQrEngine }

/** The text of a QR code in what the camera shows now. */
export async function readQrFromFrame(video: HTMLVideoElement): Promise<string | undefined> {
  const seen = longestSideOf(video)
  if (seen === 0) return undefined
  return readFrame(engines, (size) => pixelsOf(video, Math.min(seen, FRAME[size])))
}

/** The text of a QR code in a picture. Rejects where a `Blob` is no picture. */
export async function readQrFromImage(image: ImageBitmap | ImageData | Blob): Promise<string | undefined> {
  if (!(image instanceof Blob)) return readDrawable(image)
  // A photo is turned upright by what its EXIF data says.
  const picture = await createImageBitmap(image)
  try {
    return await readDrawable(picture)
  } finally {
    picture.close()
  }
}

const readDrawable = (picture: ImageBitmap | ImageData) =>
  readPhoto(
    engines,
    sizesOf(longestSideOf(picture)).map((size) => () => pixelsOf(picture, size)),
  )

/** As it is, then as the engines may see better: larger if small, smaller if large. */
function sizesOf(longest: number): number[] {
  const first = Math.min(longest, LARGEST_PHOTO)
  return longest < SMALL_PHOTO
    ? [first, first * 1.5, Math.min(first * 3, 960)]
    : [first, first / 2, first / 4]
}

import sharp from 'sharp'

/** A decoded picture: rows of RGB, 0 to 255. */
export interface Pixels {
  data: Uint8Array
  width: number
  height: number
}

// One core looks at one picture after the other: more threads only cost their own time.
sharp.concurrency(1)
sharp.cache(false)

const MOST_BYTES = 10 * 1024 * 1024
const MOST_PIXELS = 50_000_000
/** What is larger is made smaller: a face fills enough of it all the same, and the time it takes has a bound. */
const LONGEST_SIDE = 1280

/** Undefined for what is no JPEG, is damaged, or is larger than allowed: seen before anything is decoded. */
export async function decodeJpeg(picture: Uint8Array): Promise<Pixels | undefined> {
  if (picture.length > MOST_BYTES || !isJpeg(picture)) return undefined
  try {
    const { data, info } = await sharp(picture, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height }
  } catch {
    return undefined
  }
}

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff

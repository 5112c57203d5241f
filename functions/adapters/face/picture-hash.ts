import type { Face, PictureHash } from '../../domain/face-engine.ts'
import { alignFace } from './align-face.ts'
import { toGrey } from './crop.ts'
import type { Pixels } from './pixels.ts'

const SIDE = 64
const BITS = 256

/** Of waves across and down the picture the longest 256, without the constant one: what is left after any recompression. */
const waves = Array.from({ length: SIDE * SIDE }, (_, at) => ({
  across: at % SIDE,
  down: Math.floor(at / SIDE),
}))
  .filter(({ across, down }) => across + down > 0)
  .sort((one, other) => one.across + one.down - other.across - other.down)
  .slice(0, BITS)
const longest = Math.max(...waves.map(({ across, down }) => Math.max(across, down)))
const cosines = Array.from({ length: longest + 1 }, (_, wave) =>
  Float64Array.from({ length: SIDE }, (_, place) => Math.cos((Math.PI * (place + 0.5) * wave) / SIDE)),
)

/** The signs of the picture's longest waves (DCT). Comparing neighbours instead, a plain wall gives noise: measured. */
export const hashOf = (picture: Pixels): PictureHash => signsOf(shrink(picture))

/** The same of the face, upright and at one size: cropping, turning and enlarging the picture change little of it. */
export const hashOfFace = (picture: Pixels, points: Face['points']): PictureHash =>
  signsOf(faded(toGrey(alignFace(picture, points, { side: SIDE }))))

/** How much of each place counts: all in the middle, nothing at the edges (Hann), where a crop may end and hair moves. */
const rise = Array.from({ length: SIDE }, (_, place) => Math.sin((Math.PI * place) / (SIDE - 1)) ** 2)
const weights = Float32Array.from(
  { length: SIDE * SIDE },
  (_, at) => (rise[at % SIDE] ?? 0) * (rise[Math.floor(at / SIDE)] ?? 0),
)
const allWeights = weights.reduce((sum, weight) => sum + weight, 0)

function faded(grey: Float32Array): Float32Array {
  const mean = grey.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0) / allWeights
  return grey.map((value, at) => (value - mean) * (weights[at] ?? 0))
}

function signsOf(grey: Float32Array): PictureHash {
  const rows = Array.from({ length: SIDE }, (_, y) => spectrum(grey.subarray(y * SIDE, (y + 1) * SIDE)))
  const columns = cosines.map((_, across) => spectrum(rows.map((row) => row[across] ?? 0)))
  const bits = waves.map(({ across, down }) => ((columns[across]?.[down] ?? 0) > 0 ? '1' : '0')).join('')
  return BigInt(`0b${bits}`)
    .toString(16)
    .padStart(BITS / 4, '0')
}

/** Grey, each place the mean of the pixels that fall into it. */
function shrink({ data, width, height }: Pixels): Float32Array {
  const grey = new Float32Array(SIDE * SIDE)
  const pixels = new Uint32Array(SIDE * SIDE)
  for (let y = 0, from = 0; y < height; y += 1) {
    const row = Math.floor((y * SIDE) / height) * SIDE
    for (let x = 0; x < width; x += 1, from += 3) {
      const at = row + Math.floor((x * SIDE) / width)
      grey[at] =
        (grey[at] ?? 0) +
        0.299 * (data[from] ?? 0) +
        0.587 * (data[from + 1] ?? 0) +
        0.114 * (data[from + 2] ?? 0)
      pixels[at] = (pixels[at] ?? 0) + 1
    }
  }
  return grey.map((sum, at) => sum / Math.max(1, pixels[at] ?? 0))
}

/** Called three thousand times a check: hence plain loops. */
function spectrum(values: ArrayLike<number>): Float64Array {
  const found = new Float64Array(cosines.length)
  cosines.forEach((wave, at) => {
    let sum = 0
    for (let place = 0; place < SIDE; place += 1) sum += (wave[place] ?? 0) * (values[place] ?? 0)
    found[at] = sum
  })
  return found
}

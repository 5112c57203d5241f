import sharp from 'sharp'
import { seededRandom } from '../../shared/vocabulary/hostile-texts.ts'
import type { Frame } from './judge-session.ts'

const SIDE = 320
const FRAMES = 36
const MS_A_FRAME = 100
const NOISE = 6

/** Where on the photo a point of the frame looks, −1 to 1 either way; `at` swings between −1 and 1. */
type Movement = (u: number, v: number, at: number) => readonly [u: number, v: number]

/** What can be done to a photograph before a camera. */
const movements = {
  static: (u, v) => [u, v],
  pan: (u, v, at) => [u + 0.15 * at, v + 0.06 * at],
  zoom: (u, v, at) => [u / (1.15 + 0.15 * at), v / (1.15 + 0.15 * at)],
  roll: (u, v, at) => {
    const [cos, sin] = [Math.cos(0.3 * at), Math.sin(0.3 * at)]
    return [u * cos - v * sin, u * sin + v * cos]
  },
  tilt: (u, v, at) => [u / (1 + 0.35 * at * v), (v * (1 + 0.2 * Math.abs(at))) / (1 + 0.35 * at * v)],
  slant: (u, v, at) => [(u * (1 + 0.2 * Math.abs(at))) / (1 + 0.35 * at * u), v / (1 + 0.35 * at * u)],
  bend: (u, v, at) => [u + 0.35 * at * (1 - u * u), v],
} as const satisfies Record<string, Movement>

export type PhotoAttack = keyof typeof movements
export const photoAttacks = Object.keys(movements) as PhotoAttack[]

/** What a camera sees of a photograph that is moved so for 3.6 seconds, with a camera's noise. */
export async function movedPhoto(photo: Uint8Array, attack: PhotoAttack): Promise<Frame[]> {
  const from = await sharp(photo)
    .resize(SIDE, SIDE, { fit: 'cover' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer()
  const random = seededRandom(1)
  return Promise.all(
    Array.from({ length: FRAMES }, async (_, frame) => {
      const raw = moved(from, movements[attack], Math.sin((Math.PI * frame) / 9))
      for (let at = 0; at < raw.length; at += 1) raw[at] = (raw[at] ?? 0) + (random() - 0.5) * NOISE
      const jpeg = await sharp(raw, { raw: { width: SIDE, height: SIDE, channels: 3 } })
        .jpeg({ quality: 80 })
        .toBuffer()
      return { at: frame * MS_A_FRAME, jpeg }
    }),
  )
}

function moved(from: Uint8Array, movement: Movement, at: number): Uint8ClampedArray {
  const to = new Uint8ClampedArray(SIDE * SIDE * 3)
  for (let y = 0; y < SIDE; y += 1)
    for (let x = 0; x < SIDE; x += 1) {
      const [u, v] = movement(toUnit(x), toUnit(y), at)
      sample(from, toPixel(u), toPixel(v), to, (y * SIDE + x) * 3)
    }
  return to
}

const toUnit = (pixel: number) => (2 * pixel) / (SIDE - 1) - 1
const toPixel = (unit: number) => Math.max(0, Math.min(SIDE - 1.001, ((unit + 1) * (SIDE - 1)) / 2))

/** Between four pixels. */
function sample(from: Uint8Array, x: number, y: number, to: Uint8ClampedArray, place: number) {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [right, down] = [x - left, y - top]
  const corner = (top * SIDE + left) * 3
  for (let channel = 0; channel < 3; channel += 1) {
    const at = corner + channel
    const above = (from[at] ?? 0) * (1 - right) + (from[at + 3] ?? 0) * right
    const below = (from[at + 3 * SIDE] ?? 0) * (1 - right) + (from[at + 3 * SIDE + 3] ?? 0) * right
    to[place + channel] = above * (1 - down) + below * down
  }
}

import { seededRandom } from '../vocabulary/hostile-texts.ts'
import type { Picture } from './paint.ts'

const MS_A_FRAME = 100
const NOISE = 6
/** There and back. */
export const FRAMES_OF_MOVEMENT = 18

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

/** What a camera sees of a photograph that is moved so, ten times a second, with a camera's noise. */
export function movedPhoto(
  photo: Picture,
  attack: PhotoAttack,
  frames: number,
): { at: number; picture: Picture }[] {
  const random = seededRandom(1)
  return Array.from({ length: frames }, (_, frame) => {
    const rgb = moved(photo, movements[attack], Math.sin((2 * Math.PI * frame) / FRAMES_OF_MOVEMENT))
    for (let at = 0; at < rgb.length; at += 1) rgb[at] = (rgb[at] ?? 0) + (random() - 0.5) * NOISE
    return { at: frame * MS_A_FRAME, picture: { ...photo, rgb: new Uint8Array(rgb.buffer) } }
  })
}

function moved(photo: Picture, movement: Movement, at: number): Uint8ClampedArray<ArrayBuffer> {
  const { width, height } = photo
  const to = new Uint8ClampedArray(width * height * 3)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [u, v] = movement(toUnit(x, width), toUnit(y, height), at)
      sample(photo, toPixel(u, width), toPixel(v, height), to, (y * width + x) * 3)
    }
  return to
}

const toUnit = (pixel: number, side: number) => (2 * pixel) / (side - 1) - 1
const toPixel = (unit: number, side: number) =>
  Math.max(0, Math.min(side - 1.001, ((unit + 1) * (side - 1)) / 2))

/** Between four pixels. */
function sample({ rgb, width }: Picture, x: number, y: number, to: Uint8ClampedArray, place: number) {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [right, down] = [x - left, y - top]
  const [corner, row] = [(top * width + left) * 3, width * 3]
  for (let channel = 0; channel < 3; channel += 1) {
    const at = corner + channel
    const above = (rgb[at] ?? 0) * (1 - right) + (rgb[at + 3] ?? 0) * right
    const below = (rgb[at + row] ?? 0) * (1 - right) + (rgb[at + row + 3] ?? 0) * right
    to[place + channel] = above * (1 - down) + below * down
  }
}

import type { Face, Point } from '../../domain/face-engine.ts'
import { crop, type Placement } from './crop.ts'
import type { Pixels } from './pixels.ts'

export const ALIGNED = 112

/** Where fr_feature learnt to expect eyes, nose and mouth in its 112 × 112 pixels. */
const EXPECTED: Record<keyof Face['points'], Point> = {
  leftEye: { x: 38.2946, y: 51.6963 },
  rightEye: { x: 73.5318, y: 51.5014 },
  nose: { x: 56.0252, y: 71.7366 },
  leftMouth: { x: 41.5493, y: 92.3655 },
  rightMouth: { x: 70.7299, y: 92.2041 },
}

interface Framing {
  /** 1 as fr_feature learnt it; above, so much more of what is around. */
  zoom?: number
  /** Pixels across and down. */
  side?: number
}

/** The face upright, at one size and place: RGB planes. */
export const alignFace = (
  picture: Pixels,
  points: Face['points'],
  { zoom = 1, side = ALIGNED }: Framing = {},
): Float32Array => crop(picture, side, side, scaled(placementOf(points, zoom), ALIGNED / side))

/** As a mirror shows it. */
export const mirrored = (aligned: Float32Array): Float32Array =>
  aligned.map((_, at) => {
    const x = at % ALIGNED
    return aligned[at - x + (ALIGNED - 1 - x)] ?? 0
  })

/** The similarity (turn, scale, shift) that lays the expected points nearest to those found (least squares), zoomed about their middle. */
function placementOf(points: Face['points'], zoom: number): Placement {
  const names = Object.keys(EXPECTED) as (keyof Face['points'])[]
  const mean = (of: Record<keyof Face['points'], Point>): Point => ({
    x: names.reduce((sum, name) => sum + of[name].x, 0) / names.length,
    y: names.reduce((sum, name) => sum + of[name].y, 0) / names.length,
  })
  const [expected, found] = [mean(EXPECTED), mean(points)]
  let [dot, cross, size] = [0, 0, 0]
  for (const name of names) {
    const [u, v] = [EXPECTED[name].x - expected.x, EXPECTED[name].y - expected.y]
    const [x, y] = [points[name].x - found.x, points[name].y - found.y]
    dot += u * x + v * y
    cross += u * y - v * x
    size += u * u + v * v
  }
  const [a, b] = [(zoom * dot) / size, (zoom * cross) / size]
  return {
    xu: a,
    xv: -b,
    yu: b,
    yv: a,
    x0: found.x - a * expected.x + b * expected.y,
    y0: found.y - b * expected.x - a * expected.y,
  }
}

/** The same place in more or fewer pixels; pixels meet at their middles. */
const scaled = ({ xu, xv, yu, yv, x0, y0 }: Placement, by: number): Placement => ({
  xu: xu * by,
  xv: xv * by,
  yu: yu * by,
  yv: yv * by,
  x0: x0 + ((xu + xv) * (by - 1)) / 2,
  y0: y0 + ((yu + yv) * (by - 1)) / 2,
})

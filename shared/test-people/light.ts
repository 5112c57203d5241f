import { seededRandom } from '../vocabulary/hostile-texts.ts'
import type { Picture } from './paint.ts'
import { HEIGHT, WIDTH } from './pose.ts'

const WAVES = 12
/** Across the picture or down it. */
const MOST_PERIODS = 7
/** Share of the brightness, either way. Stronger, faces are no longer sure to be known again and eyes to be read. */
const STRENGTH = 0.06

/**
 * What was drawn, in another light for every number, as leaves let it through; 0 is the light that it was drawn in. Two
 * sessions of a drawn person show the very same face but for it, as no living person's do.
 */
export function inLight(picture: Picture, light: number): Picture {
  if (light === 0) return picture
  const falls = known.get(light) ?? lightOf(light)
  known.set(light, falls)
  const lit = new Uint8ClampedArray(picture.rgb.length)
  for (let at = 0; at < lit.length; at += 1)
    lit[at] = (picture.rgb[at] ?? 0) * (falls[Math.floor(at / 3)] ?? 1)
  return { ...picture, rgb: new Uint8Array(lit.buffer) }
}
const known = new Map<number, Float32Array>()

/** Of each pixel: what its brightness is multiplied by. */
function lightOf(seed: number): Float32Array {
  const random = seededRandom(seed)
  const eitherWay = (most: number) => (2 * random() - 1) * most
  const waves = Array.from({ length: WAVES }, () => ({
    across: eitherWay(MOST_PERIODS) / WIDTH,
    down: eitherWay(MOST_PERIODS) / HEIGHT,
    begins: random(),
  }))
  return Float32Array.from({ length: WIDTH * HEIGHT }, (_, pixel) => {
    const [x, y] = [pixel % WIDTH, Math.floor(pixel / WIDTH)]
    return waves.reduce(
      (sum, { across, down, begins }) =>
        sum + STRENGTH * Math.cos(2 * Math.PI * (across * x + down * y + begins)),
      1,
    )
  })
}

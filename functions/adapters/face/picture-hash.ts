import type { PictureHash } from '../../domain/face-engine.ts'
import { cropBox, toGrey } from './crop.ts'
import type { Pixels } from './pixels.ts'

const SIDE = 16

/** Difference hash: whether each of 16 × 16 places is brighter than its neighbour. Recompression does not change it. */
export function hashOf(picture: Pixels): PictureHash {
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height }
  const grey = toGrey(cropBox(picture, whole, SIDE + 1, SIDE))
  let hash = ''
  for (let y = 0; y < SIDE; y += 1) {
    let row = 0
    for (let x = 0; x < SIDE; x += 1) {
      const at = y * (SIDE + 1) + x
      row = row * 2 + Number((grey[at] ?? 0) > (grey[at + 1] ?? 0))
    }
    hash += row.toString(16).padStart(4, '0')
  }
  return hash
}

import type { Face, FaceQuality } from '../../domain/face-engine.ts'
import { cropBox, toGrey } from './crop.ts'
import type { Pixels } from './pixels.ts'

/** One size for all, so that a near face is not called sharper than a far one. */
const SIDE = 112

export function qualityOf(picture: Pixels, box: Face['box']): FaceQuality {
  const grey = toGrey(cropBox(picture, box, SIDE, SIDE))
  return {
    brightness: grey.reduce((sum, value) => sum + value, 0) / grey.length,
    sharpness: varianceOfLaplacian(grey),
    faceWidth: box.width,
  }
}

function varianceOfLaplacian(grey: Float32Array): number {
  let [sum, squares, count] = [0, 0, 0]
  const at = (x: number, y: number) => grey[y * SIDE + x] ?? 0
  for (let y = 1; y < SIDE - 1; y += 1) {
    for (let x = 1; x < SIDE - 1; x += 1) {
      const edge = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y)
      sum += edge
      squares += edge * edge
      count += 1
    }
  }
  return squares / count - (sum / count) ** 2
}

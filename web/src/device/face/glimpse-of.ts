import { type Landmarks, mouthOpenOf, poseOf } from '../../../../shared/vocabulary/face-landmarks.ts'
import { lightness } from '../lightness.ts'
import { eyesOpenIn } from './eyes-open.ts'
import type { Glimpse, GlimpsedFace } from './face-camera.ts'
import { sampleGrey } from './sample-grey.ts'

interface Box {
  x: number
  y: number
  width: number
  height: number
}

interface Found {
  at: number
  faces: number
  box?: Box
  marks?: Landmarks
}

/** As the judge: one size for all, so that a near face is not called sharper than a far one. */
const SIDE = 112
/** Every so manyth pixel tells whether a picture without a face is dark. */
const STRIDE = 16

/** What is said of a picture and of the marks on it. */
export function glimpseOf(picture: ImageData, { at, faces, box, marks }: Found): Glimpse {
  if (!box || !marks) return { at, faces, brightness: brightnessOf(picture), sharpness: 0 }
  const grey = sampleGrey(picture, SIDE, SIDE, (x, y) => ({
    x: box.x + ((x + 0.5) * box.width) / SIDE - 0.5,
    y: box.y + ((y + 0.5) * box.height) / SIDE - 0.5,
  }))
  return {
    at,
    faces,
    face: faceOf(picture, box, marks),
    brightness: grey.reduce((sum, value) => sum + value, 0) / grey.length,
    sharpness: varianceOfLaplacian(grey),
  }
}

function faceOf(picture: ImageData, box: Box, marks: Landmarks): GlimpsedFace {
  return {
    x: 1 - (box.x + box.width / 2) / picture.width,
    y: (box.y + box.height / 2) / picture.height,
    width: box.width / picture.width,
    ...poseOf(marks),
    mouthOpen: mouthOpenOf(marks),
    eyesOpen: eyesOpenIn(picture, marks),
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

function brightnessOf({ data }: ImageData) {
  let [sum, count] = [0, 0]
  for (let pixel = 0; pixel < data.length / 4; pixel += STRIDE) {
    sum += lightness(data, pixel)
    count += 1
  }
  return count === 0 ? 0 : sum / count
}

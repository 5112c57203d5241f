import {
  eyesOf,
  type Landmarks,
  mouthOpenOf,
  pointsOf,
  poseOf,
} from '../../../../shared/vocabulary/face-landmarks.ts'
import { lightness } from '../lightness.ts'
import type { Glimpse, GlimpsedFace } from './face-camera.ts'

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
const EYE = { width: 24, height: 14, margin: 1.7 }
/** Every so manyth pixel tells whether a picture without a face is dark. */
const STRIDE = 16

/** What is said of a picture and of the marks on it. */
export function glimpseOf(picture: ImageData, { at, faces, box, marks }: Found): Glimpse {
  if (!box || !marks) return { at, faces, brightness: brightnessOf(picture), sharpness: 0 }
  const grey = sample(picture, SIDE, SIDE, (x, y) => ({
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
  const { leftEye, rightEye } = pointsOf(marks)
  const pose = poseOf(marks)
  const eyes = eyesOf(marks)
  const width = (eyes.left.width + eyes.right.width) / 2
  return {
    x: 1 - (box.x + box.width / 2) / picture.width,
    y: (box.y + box.height / 2) / picture.height,
    width: box.width / picture.width,
    ...pose,
    mouthOpen: mouthOpenOf(marks),
    eyes: [leftEye, rightEye].flatMap((middle) => [...eyeOf(picture, middle, { width, roll: pose.roll })]),
  }
}

/** One eye, upright, of one size. */
function eyeOf(picture: ImageData, middle: { x: number; y: number }, eye: { width: number; roll: number }) {
  const step = (eye.width * EYE.margin) / EYE.width
  const [cos, sin] = [Math.cos((eye.roll * Math.PI) / 180), Math.sin((eye.roll * Math.PI) / 180)]
  return sample(picture, EYE.width, EYE.height, (x, y) => {
    const [along, down] = [(x + 0.5 - EYE.width / 2) * step, (y + 0.5 - EYE.height / 2) * step]
    return { x: middle.x + along * cos - down * sin, y: middle.y + along * sin + down * cos }
  })
}

type Place = (x: number, y: number) => { x: number; y: number }

/** In grey, each pixel between its four neighbours. */
function sample({ data, width, height }: ImageData, across: number, down: number, place: Place) {
  const grey = new Float32Array(across * down)
  const at = (x: number, y: number) =>
    lightness(data, Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x)))
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const { x, y } = place(pixel % across, Math.floor(pixel / across))
    const [left, top] = [Math.floor(x), Math.floor(y)]
    const [right, low] = [x - left, y - top]
    const above = at(left, top) * (1 - right) + at(left + 1, top) * right
    const below = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right
    grey[pixel] = above * (1 - low) + below * low
  }
  return grey
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

import { eyesOf, type Landmarks, poseOf } from '../../../../shared/vocabulary/face-landmarks.ts'
import { sampleGrey } from './sample-grey.ts'

const [WIDTH, HEIGHT] = [24, 14]
/** Of the eye's width. */
const MARGIN = 1.7

/** Share of upright edges in both eyes: the 68 marks stay where they are as eyes shut, and the iris goes. */
export function eyesOpenIn(picture: ImageData, marks: Landmarks): number {
  const { left, right } = eyesOf(marks)
  const turned = (poseOf(marks).roll * Math.PI) / 180
  const width = (left.width + right.width) / 2
  return (
    (uprightIn(eyeIn(picture, left.middle, width, turned)) +
      uprightIn(eyeIn(picture, right.middle, width, turned))) /
    2
  )
}

/** One eye, upright, of one size. */
function eyeIn(picture: ImageData, middle: { x: number; y: number }, eyeWidth: number, turned: number) {
  const step = (eyeWidth * MARGIN) / WIDTH
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)]
  return sampleGrey(picture, WIDTH, HEIGHT, (x, y) => {
    const [along, down] = [(x + 0.5 - WIDTH / 2) * step, (y + 0.5 - HEIGHT / 2) * step]
    return { x: middle.x + along * cos - down * sin, y: middle.y + along * sin + down * cos }
  })
}

function uprightIn(eye: Float32Array) {
  let [upright, level] = [0, 0]
  const at = (x: number, y: number) => eye[y * WIDTH + x] ?? 0
  for (let y = 3; y < HEIGHT - 3; y += 1) {
    for (let x = 4; x < WIDTH - 4; x += 1) {
      upright += (at(x + 1, y) - at(x - 1, y)) ** 2
      level += (at(x, y + 1) - at(x, y - 1)) ** 2
    }
  }
  return upright + level === 0 ? 0 : upright / (upright + level)
}

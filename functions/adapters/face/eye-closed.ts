import type { Point } from '../../domain/face-engine.ts'
import { cropBox, toGrey } from './crop.ts'
import { type Network, softmax } from './onnx-network.ts'
import type { Pixels } from './pixels.ts'

const SIDE = 24
/** Of the eye's width: what fr_eye learnt to look at. */
const MARGIN = 1.6

/** Probability that this eye is closed. */
export async function eyeClosed(network: Network, picture: Pixels, eye: { middle: Point; width: number }) {
  const side = Math.max(1, eye.width * MARGIN)
  const box = { x: eye.middle.x - side / 2, y: eye.middle.y - side / 2, width: side, height: side }
  const grey = toGrey(cropBox(picture, box, SIDE, SIDE)).map((value) => value / 255)
  const [closed = 0] = softmax(await network(grey))
  return closed
}

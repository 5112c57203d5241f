import type { Face } from '../../domain/face-engine.ts'
import { cropBox } from './crop.ts'
import { type Network, softmax } from './onnx-network.ts'
import type { Pixels } from './pixels.ts'

const SIDE = 128
/** Of the face: its surroundings tell as much as the face does. */
const MARGIN = 2.7

export async function riskOfPrint(network: Network, picture: Pixels, box: Face['box']) {
  const planes = cropBox(picture, surroundings(picture, box), SIDE, SIDE)
  const [live = 0] = softmax(await network(toBgr(planes)))
  return 1 - live
}

/** As much as the picture has, up to the margin, moved inside of it. */
function surroundings(picture: Pixels, box: Face['box']): Face['box'] {
  const scale = Math.min((picture.height - 1) / box.height, (picture.width - 1) / box.width, MARGIN)
  const [width, height] = [box.width * scale, box.height * scale]
  const within = (start: number, most: number) => Math.min(Math.max(0, start), most)
  return {
    x: within(box.x + (box.width - width) / 2, picture.width - 1 - width),
    y: within(box.y + (box.height - height) / 2, picture.height - 1 - height),
    width,
    height,
  }
}

/** fr_liveness learnt blue first; fed red first it is hardly better than a coin. */
function toBgr(planes: Float32Array): Float32Array {
  const plane = planes.length / 3
  const swapped = planes.slice()
  swapped.set(planes.subarray(2 * plane), 0)
  swapped.set(planes.subarray(0, plane), 2 * plane)
  return swapped
}

import { lightness } from '../lightness.ts'

type Place = (x: number, y: number) => { x: number; y: number }

/** A crop in grey, row by row; each pixel of it lies between four of the picture, which goes on at its edges. */
export function sampleGrey({ data, width, height }: ImageData, across: number, down: number, place: Place) {
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

import type { Pixels } from './pixels.ts'

/** Where in the picture a point of the crop lies: x = xu·u + xv·v + x0, y = yu·u + yv·v + y0. */
export interface Placement {
  xu: number
  xv: number
  yu: number
  yv: number
  x0: number
  y0: number
}

/** More samples a pixel would not be seen. */
const MOST_SAMPLES = 4

/** Takes a crop of any place, turned and scaled, as RGB planes of 0 to 255; black where the picture ends. */
export function crop(picture: Pixels, width: number, height: number, from: Placement): Float32Array {
  const plane = width * height
  const planes = new Float32Array(3 * plane)
  const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.round(Math.hypot(from.xu, from.yu))))
  const colour = new Float64Array(3)
  for (let v = 0; v < height; v += 1) {
    for (let u = 0; u < width; u += 1) {
      colour.fill(0)
      for (let sv = v + 0.5 / samples - 0.5, row = 0; row < samples; row += 1, sv += 1 / samples)
        for (let su = u + 0.5 / samples - 0.5, column = 0; column < samples; column += 1, su += 1 / samples)
          addSample(
            picture,
            from.xu * su + from.xv * sv + from.x0,
            from.yu * su + from.yv * sv + from.y0,
            colour,
          )
      const at = v * width + u
      const share = 1 / (samples * samples)
      planes[at] = (colour[0] ?? 0) * share
      planes[plane + at] = (colour[1] ?? 0) * share
      planes[2 * plane + at] = (colour[2] ?? 0) * share
    }
  }
  return planes
}

/** A rectangle of the picture, stretched to the crop's size; pixels meet at their middles. */
export function cropBox(
  picture: Pixels,
  box: { x: number; y: number; width: number; height: number },
  width: number,
  height: number,
): Float32Array {
  const [xu, yv] = [box.width / width, box.height / height]
  const x0 = box.x + xu / 2 - 0.5
  const y0 = box.y + yv / 2 - 0.5
  return crop(picture, width, height, { xu, xv: 0, yu: 0, yv, x0, y0 })
}

/** Called a hundred thousand times a picture: hence one pass over plain numbers. */
function addSample({ data, width, height }: Pixels, x: number, y: number, colour: Float64Array) {
  const left = Math.floor(x)
  const top = Math.floor(y)
  for (let cy = top; cy <= top + 1; cy += 1) {
    if (cy < 0 || cy >= height) continue
    const down = 1 - Math.abs(y - cy)
    for (let cx = left; cx <= left + 1; cx += 1) {
      if (cx < 0 || cx >= width) continue
      const weight = down * (1 - Math.abs(x - cx))
      const from = (cy * width + cx) * 3
      colour[0] = (colour[0] ?? 0) + weight * (data[from] ?? 0)
      colour[1] = (colour[1] ?? 0) + weight * (data[from + 1] ?? 0)
      colour[2] = (colour[2] ?? 0) + weight * (data[from + 2] ?? 0)
    }
  }
}

/** ITU-R BT.601. */
export function toGrey(planes: Float32Array): Float32Array {
  const plane = planes.length / 3
  const grey = new Float32Array(plane)
  for (let at = 0; at < plane; at += 1)
    grey[at] =
      0.299 * (planes[at] ?? 0) + 0.587 * (planes[plane + at] ?? 0) + 0.114 * (planes[2 * plane + at] ?? 0)
  return grey
}

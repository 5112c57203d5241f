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
  const planes = new Float32Array(3 * width * height)
  const scale = Math.hypot(from.xu, from.yu)
  const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.round(scale)))
  const share = 1 / (samples * samples)
  for (let v = 0; v < height; v += 1) {
    for (let u = 0; u < width; u += 1) {
      for (let each = 0; each < samples * samples; each += 1) {
        const su = u + ((each % samples) + 0.5) / samples - 0.5
        const sv = v + (Math.floor(each / samples) + 0.5) / samples - 0.5
        const x = from.xu * su + from.xv * sv + from.x0
        const y = from.yu * su + from.yv * sv + from.y0
        addSample(picture, x, y, share, planes, v * width + u)
      }
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

function addSample(
  { data, width, height }: Pixels,
  x: number,
  y: number,
  share: number,
  planes: Float32Array,
  place: number,
) {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  if (left < -1 || top < -1 || left >= width || top >= height) return
  const [right, bottom] = [x - left, y - top]
  const plane = planes.length / 3
  for (let corner = 0; corner < 4; corner += 1) {
    const [cx, cy] = [left + (corner & 1), top + (corner >> 1)]
    if (cx < 0 || cy < 0 || cx >= width || cy >= height) continue
    const weight = share * (corner & 1 ? right : 1 - right) * (corner >> 1 ? bottom : 1 - bottom)
    const from = (cy * width + cx) * 3
    for (let colour = 0; colour < 3; colour += 1) {
      const at = colour * plane + place
      planes[at] = (planes[at] ?? 0) + weight * (data[from + colour] ?? 0)
    }
  }
}

/** ITU-R BT.601. */
export function toGrey(planes: Float32Array): Float32Array {
  const plane = planes.length / 3
  return Float32Array.from(
    { length: plane },
    (_, at) =>
      0.299 * (planes[at] ?? 0) + 0.587 * (planes[plane + at] ?? 0) + 0.114 * (planes[2 * plane + at] ?? 0),
  )
}

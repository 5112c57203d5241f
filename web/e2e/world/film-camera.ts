import { open, rename } from 'node:fs/promises'
import { HEIGHT, WIDTH } from '../../../shared/test-people/pose.ts'
import type { Picture } from '../../../shared/test-people/paint.ts'
import { seededRandom } from '../../../shared/vocabulary/hostile-texts.ts'
import type { Film } from './face-film.ts'

const FRAMES_A_SECOND = 15
const GRAIN = 6

/**
 * Writes a film for Chromium's fake camera (YUV4MPEG2, 4:2:0, BT.601), which shows it from its beginning whenever it is
 * opened. The hand that holds the phone shakes a little and the camera has its noise: no frame is like another.
 */
export async function writeFilm(path: string, film: Film) {
  const grain = noise()
  const seen = new Map<Picture, Planes>()
  const file = await open(`${path}.new`, 'w')
  try {
    await file.write(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_A_SECOND}:1 Ip A1:1 C420jpeg\n`)
    for (const [frame, picture] of framesOf(film).entries()) {
      const planes = seen.get(picture) ?? planesOf(picture)
      seen.set(picture, planes)
      await file.writev([FRAME, ...shaken(planes, frame, grain)])
    }
  } finally {
    await file.close()
  }
  // A camera that is still open goes on with the old one.
  await rename(`${path}.new`, path)
}
const FRAME = Buffer.from('FRAME\n')

function framesOf(film: Film): Picture[] {
  let until = 0
  let written = 0
  return film.flatMap(({ picture, ms }) => {
    until += (ms * FRAMES_A_SECOND) / 1000
    const frames = Math.round(until) - written
    written += frames
    return Array<Picture>(frames).fill(picture)
  })
}

interface Planes {
  luma: Uint8Array
  blue: Uint8Array
  red: Uint8Array
}

function planesOf({ rgb }: Picture): Planes {
  const luma = new Uint8Array(WIDTH * HEIGHT)
  const [blue, red] = [new Uint8Array(luma.length / 4), new Uint8Array(luma.length / 4)]
  for (let pixel = 0; pixel < luma.length; pixel += 1) {
    const [r, g, b] = [rgb[pixel * 3] ?? 0, rgb[pixel * 3 + 1] ?? 0, rgb[pixel * 3 + 2] ?? 0]
    luma[pixel] = 16 + 0.257 * r + 0.504 * g + 0.098 * b
    const [x, y] = [pixel % WIDTH, Math.floor(pixel / WIDTH)]
    if (x % 2 === 1 || y % 2 === 1) continue
    const quarter = (y * WIDTH) / 4 + x / 2
    blue[quarter] = 128 - 0.148 * r - 0.291 * g + 0.439 * b
    red[quarter] = 128 + 0.439 * r - 0.368 * g - 0.071 * b
  }
  return { luma, blue, red }
}

/** By whole pairs of pixels, so that the colours stay where they belong. */
function shaken({ luma, blue, red }: Planes, frame: number, grain: (plane: Uint8Array) => void) {
  const across = Math.round(1.5 * Math.sin(frame / 7))
  const down = Math.round(Math.sin(frame / 11))
  const moved = shifted(luma, WIDTH, 2 * across, 2 * down)
  grain(moved)
  return [moved, shifted(blue, WIDTH / 2, across, down), shifted(red, WIDTH / 2, across, down)]
}

/** What comes in at the edges is what was there. */
function shifted(plane: Uint8Array, width: number, across: number, down: number): Uint8Array {
  const moved = new Uint8Array(plane)
  const by = down * width + across
  const [from, to] = [Math.max(0, -by), Math.min(plane.length, plane.length - by)]
  moved.set(plane.subarray(from, to), from + by)
  return moved
}

/** Drawn once, and laid over each frame from another place on. */
function noise() {
  const random = seededRandom(1)
  const grain = Int8Array.from({ length: WIDTH * HEIGHT * 2 }, () => Math.round((random() - 0.5) * GRAIN))
  return (plane: Uint8Array) => {
    const from = Math.floor(random() * plane.length)
    for (let at = 0; at < plane.length; at += 1) plane[at] = (plane[at] ?? 0) + (grain[from + at] ?? 0)
  }
}

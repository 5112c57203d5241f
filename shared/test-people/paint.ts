export type Colour = readonly [red: number, green: number, blue: number]

/** RGB, row by row, three bytes a pixel. */
export interface Picture {
  width: number
  height: number
  rgb: Uint8Array
}

interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** How much of a pixel a layer covers, 0 to 1. */
type Coverage = (x: number, y: number) => number

export const mix = (from: Colour, to: Colour, share: number): Colour => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
]
export const shade = ([red, green, blue]: Colour, factor: number): Colour => [
  Math.min(255, red * factor),
  Math.min(255, green * factor),
  Math.min(255, blue * factor),
]

/** 0 at `from`, 1 at `to`, soft at both ends; they may stand either way round. */
export function soft(from: number, to: number, at: number) {
  const share = Math.max(0, Math.min(1, (at - from) / (to - from)))
  return share * share * (3 - 2 * share)
}

export const around = (x: number, y: number, halfWidth: number, halfHeight: number): Box => ({
  left: x - halfWidth,
  right: x + halfWidth,
  top: y - halfHeight,
  bottom: y + halfHeight,
})

/** 1 on the rim of an upright ellipse, 0 in its middle. */
export const ellipse =
  (x: number, y: number, halfWidth: number, halfHeight: number) => (atX: number, atY: number) =>
    Math.hypot((atX - x) / halfWidth, (atY - y) / halfHeight)

/** A picture that is painted in layers, the next above the last. */
export function openCanvas(width: number, height: number, background: Colour) {
  const floats = new Float32Array(width * height * 3)
  for (let at = 0; at < floats.length; at += 1) floats[at] = background[at % 3] ?? 0

  return {
    layer(box: Box, colour: Colour, coverage: Coverage) {
      const right = Math.min(width - 1, Math.ceil(box.right))
      const bottom = Math.min(height - 1, Math.ceil(box.bottom))
      for (let y = Math.max(0, Math.floor(box.top)); y <= bottom; y += 1)
        for (let x = Math.max(0, Math.floor(box.left)); x <= right; x += 1) {
          const share = coverage(x, y)
          if (share > 0) blend(floats, (y * width + x) * 3, colour, share)
        }
    },

    /** What was painted, with a camera's noise over it. */
    finish(noise: () => number): Picture {
      const rgb = new Uint8ClampedArray(floats.length)
      for (let at = 0; at < floats.length; at += 3) {
        const grain = noise()
        for (let channel = at; channel < at + 3; channel += 1) rgb[channel] = (floats[channel] ?? 0) + grain
      }
      return { width, height, rgb: new Uint8Array(rgb.buffer) }
    },
  }
}
export type Canvas = ReturnType<typeof openCanvas>
export type Brush = Canvas['layer']

function blend(floats: Float32Array, at: number, colour: Colour, share: number) {
  for (let channel = 0; channel < 3; channel += 1) {
    const under = floats[at + channel] ?? 0
    floats[at + channel] = under + ((colour[channel] ?? 0) - under) * share
  }
}

import { expect, it } from 'vitest'
import { ALIGNED, alignFace, mirrored } from './align-face.ts'

const [WIDTH, HEIGHT] = [400, 300]

/** A picture that is black but for white squares here. */
function dotted(points: readonly { x: number; y: number }[]) {
  const data = new Uint8Array(WIDTH * HEIGHT * 3)
  for (const { x, y } of points)
    for (let dy = -4; dy <= 4; dy += 1)
      for (let dx = -4; dx <= 4; dx += 1)
        data.fill(255, ((y + dy) * WIDTH + x + dx) * 3, ((y + dy) * WIDTH + x + dx) * 3 + 3)
  return { data, width: WIDTH, height: HEIGHT }
}

it('lays eyes, nose and mouth of a face on its side where the network expects them', () => {
  // Twice the size, turned by a quarter: x = 300 − 2v, y = 20 + 2u.
  const points = {
    leftEye: { x: 197, y: 97 },
    rightEye: { x: 197, y: 167 },
    nose: { x: 157, y: 132 },
    leftMouth: { x: 115, y: 103 },
    rightMouth: { x: 116, y: 161 },
  }

  const aligned = alignFace(dotted(Object.values(points)), points)

  const at = (u: number, v: number) => aligned[v * ALIGNED + u]
  for (const [u, v] of [
    [38, 52],
    [74, 52],
    [56, 72],
    [42, 92],
    [71, 92],
  ] as const)
    expect(at(u, v)).toBeGreaterThan(200)
  expect(at(56, 52)).toBe(0)
  expect(at(10, 10)).toBe(0)
})

const upright = {
  leftEye: { x: 160, y: 100 },
  rightEye: { x: 230, y: 100 },
  nose: { x: 195, y: 140 },
  leftMouth: { x: 166, y: 181 },
  rightMouth: { x: 224, y: 181 },
}

it('lays the same face in half as many pixels where half of each is', () => {
  const side = ALIGNED / 2
  const [whole, half] = [ALIGNED, side].map((pixels) =>
    alignFace(dotted(Object.values(upright)), upright, { side: pixels }),
  )

  // Of a pixel in half as many, the four that it stands for.
  const four = (x: number, y: number) =>
    [0, 1, ALIGNED, ALIGNED + 1].reduce((sum, at) => sum + (whole?.[2 * y * ALIGNED + 2 * x + at] ?? 0), 0) /
    4
  const apart = Array.from({ length: side * side }, (_, at) =>
    Math.abs((half?.[at] ?? 0) - four(at % side, Math.floor(at / side))),
  )
  expect(half).toHaveLength(3 * side * side)
  expect(Math.max(...(half ?? []))).toBeGreaterThan(200)
  expect(Math.max(...apart)).toBeLessThan(40)
})

it('shows, zoomed, more of what is around the middle of the face', () => {
  const apart = (zoom: number) => {
    const aligned = alignFace(dotted([upright.leftEye, upright.rightEye]), upright, { zoom })
    const bright = [...aligned.subarray(0, ALIGNED * ALIGNED).keys()].filter((at) => (aligned[at] ?? 0) > 200)
    const columns = bright.map((at) => at % ALIGNED)
    return Math.max(...columns) - Math.min(...columns)
  }

  expect(apart(1.25) / apart(1)).toBeCloseTo(1 / 1.25, 1)
})

it('mirrors each plane by itself', () => {
  const planes = new Float32Array(3 * ALIGNED * ALIGNED)
  planes[0] = 1
  planes[ALIGNED * ALIGNED] = 2

  const other = mirrored(planes)

  expect([other[ALIGNED - 1], other[ALIGNED * ALIGNED + ALIGNED - 1], other[0]]).toEqual([1, 2, 0])
  expect(mirrored(other)).toEqual(planes)
})

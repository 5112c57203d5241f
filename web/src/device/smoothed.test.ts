import { expect, it } from 'vitest'
import { smoothed } from './smoothed.ts'

const greys = (rows: number[][]) => {
  const width = rows[0]?.length ?? 0
  const data = new Uint8ClampedArray(rows.flat().flatMap((grey) => [grey, grey, grey, 255]))
  return { data, width, height: rows.length } as ImageData
}
const greyAt = ({ data, width }: ImageData, x: number, y: number) => data[(y * width + x) * 4]

it('makes each pixel the mean of its neighbours', () => {
  const picture = smoothed(
    greys([
      [0, 0, 0],
      [0, 90, 0],
      [0, 0, 0],
    ]),
  )
  expect(greyAt(picture, 1, 1)).toBe(10)
  expect(greyAt(picture, 0, 0)).toBe(10)
})

it('leaves an even picture as it is, edges too', () => {
  const picture = smoothed(
    greys([
      [200, 200],
      [200, 200],
      [200, 200],
    ]),
  )
  expect([0, 1, 2].map((y) => greyAt(picture, 1, y))).toEqual([200, 200, 200])
})

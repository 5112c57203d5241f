import { expect, it } from 'vitest'
import { pairs, templateErrors } from './comparisons.ts'

const near = {
  likeness: (one: Float32Array, other: Float32Array) => -Math.abs((one[0] ?? 0) - (other[0] ?? 0)),
  mean: (several: readonly Float32Array[]) =>
    Float32Array.of(several.reduce((sum, each) => sum + (each[0] ?? 0), 0) / several.length),
}
const person = (...places: number[]) => places.map((place) => Float32Array.of(place))

it('compares each picture once with every other', () => {
  const { genuine, strangers } = pairs([person(0, 1), person(5)], near)

  expect([...genuine]).toEqual([-1])
  expect([...strangers]).toEqual([-5, -4])
})

it('takes three for the template and the fourth for the probe, each picture once', () => {
  const { people, rejects, accepts } = templateErrors([person(0, 0, 0, 9), person(9, 9, 9, 9)], near, -1)

  expect(people).toBe(2)
  expect(rejects).toEqual([
    { errors: 4, trials: 4 },
    { errors: 0, trials: 4 },
  ])
  expect(accepts).toEqual([
    { errors: 0, trials: 4 },
    { errors: 1, trials: 4 },
  ])
})

it('leaves out whoever has no fourth picture', () => {
  expect(templateErrors([person(0, 0, 0), person(1, 1, 1, 1)], near, -1).people).toBe(1)
})

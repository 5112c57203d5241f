import { expect, it } from 'vitest'
import { likeness, meanTemplate } from './face-template.ts'

const east = new Float32Array([1, 0])
const north = new Float32Array([0, 1])

it('calls the same template wholly alike, and one at right angles a stranger', () => {
  expect(likeness(east, east)).toBe(1)
  expect(likeness(east, north)).toBe(0)
})

it('lays the mean of two templates half-way between them, at length one', () => {
  const mean = meanTemplate([east, north])

  expect(likeness(mean, mean)).toBeCloseTo(1)
  expect(likeness(mean, east)).toBeCloseTo(Math.SQRT1_2)
})

it('takes no mean of nothing', () => {
  expect(() => meanTemplate([])).toThrow()
})

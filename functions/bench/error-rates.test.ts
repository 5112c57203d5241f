import { expect, it } from 'vitest'
import { areaUnderCurve, equalErrorRate, falseAccepts, falseRejects, thresholdAt } from './error-rates.ts'

const scores = (...values: number[]) => Float64Array.from(values)
const genuine = scores(0.4, 0.6, 0.7, 0.8)
const strangers = scores(0, 0.1, 0.2, 0.5)

it('accepts who reaches the threshold, and turns away who stays below', () => {
  expect(falseAccepts(strangers, 0.5)).toBe(0.25)
  expect(falseAccepts(strangers, 0.51)).toBe(0)
  expect(falseRejects(genuine, 0.6)).toBe(0.25)
})

it('puts the threshold just above the last stranger who may not pass', () => {
  expect(falseAccepts(strangers, thresholdAt(strangers, 0.25))).toBe(0.25)
  expect(falseAccepts(strangers, thresholdAt(strangers, 0.24))).toBe(0)
  expect(thresholdAt(strangers, 0.24)).toBeCloseTo(0.5)
})

it('finds where both errors are equal', () => {
  expect(equalErrorRate(genuine, strangers)).toBe(0.25)
  expect(equalErrorRate(scores(0.9, 1), scores(0, 0.1))).toBe(0)
})

it('calls the curve’s area the chance that the genuine one scores higher, a tie counting half', () => {
  expect(areaUnderCurve(genuine, strangers)).toBe(15 / 16)
  expect(areaUnderCurve(scores(1), scores(1))).toBe(0.5)
})

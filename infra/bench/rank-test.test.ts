import { expect, it } from 'vitest'
import { adjusted, rankTest } from './rank-test.ts'

it('gives the p that textbooks and other programs give', () => {
  const { p, firstLarger } = rankTest([19, 22, 16, 29, 24], [20, 11, 17, 12])
  expect(p).toBeCloseTo(0.11134689, 6)
  expect(firstLarger).toBeCloseTo(17 / 20, 10)
})

it('takes equal values into account', () => {
  // By hand: U 3, mean 4.5, variance 0.75 × (7 − 48/30) = 4.05.
  expect(rankTest([1, 1, 2], [1, 2, 2]).p).toBeCloseTo(0.61926, 4)
  expect(rankTest([5, 5, 5], [5, 5])).toEqual({ p: 1, firstLarger: 0.5 })
})

it('finds a difference of half a spread in 300 each, whichever is larger', () => {
  const [low, high] = [sample(300, 1), sample(300, 2).map((value) => value + 0.15)]
  expect(rankTest(low, high).p).toBeLessThan(1e-4)
  expect(rankTest(high, low).p).toBeCloseTo(rankTest(low, high).p, 12)
})

it('raises a false alarm as often as it says: p below 0.05 in one of twenty', () => {
  const alarms = Array.from({ length: 1000 }, (_, seed) =>
    rankTest(sample(60, 2 * seed + 10), sample(60, 2 * seed + 11)),
  ).filter(({ p }) => p < 0.05)
  expect(alarms.length).toBeGreaterThan(25)
  expect(alarms.length).toBeLessThan(75)
})

it('counts a p among several tests as Holm does', () => {
  expect(adjusted([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06])
  expect(adjusted([0.9, 0.8])).toEqual([1, 1])
  expect(adjusted([0.2])).toEqual([0.2])
})

/** Even between 0 and 1; the same for the same seed (mulberry32). */
function sample(size: number, seed: number): number[] {
  let state = seed * 0x9e3779b9
  return Array.from({ length: size }, () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  })
}

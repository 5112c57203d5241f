import { expect, it } from 'vitest'
import { intervalOf, rateOf } from './confidence.ts'

it('gives a rate that lies inside its interval', () => {
  const people = Array.from({ length: 50 }, (_, at) => ({ errors: at % 10 === 0 ? 2 : 0, trials: 4 }))
  const [from, to] = intervalOf(people)

  expect(rateOf(people)).toBe(0.05)
  expect(from).toBeGreaterThan(0)
  expect(from).toBeLessThan(0.05)
  expect(to).toBeGreaterThan(0.05)
  expect(to).toBeLessThan(0.15)
})

it('does not call what was never seen impossible', () => {
  expect(intervalOf([{ errors: 0, trials: 300 }])).toEqual([0, 0.01])
})

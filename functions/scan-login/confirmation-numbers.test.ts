import { expect, it } from 'vitest'
import { confirmationNumberSchema } from '../../shared/vocabulary/scan-login.ts'
import { drawNumbers } from './confirmation-numbers.ts'

const draws = Array.from({ length: 2000 }, drawNumbers)

it('offers three numbers of two digits, one of which is right', () => {
  for (const { numbers, number } of draws) {
    expect(numbers).toHaveLength(3)
    expect(numbers).toContain(number)
    expect(numbers.every((each) => confirmationNumberSchema.safeParse(each).success)).toBe(true)
  }
})

it('never offers two that are the same or the same read backwards', () => {
  for (const { numbers } of draws) {
    const unordered = numbers.map((number) => [number.charAt(0), number.charAt(1)].sort().join(''))
    expect(new Set(unordered).size).toBe(3)
  }
})

it('offers numbers at least ten apart, so that none is mistaken for its neighbour', () => {
  for (const { numbers } of draws) {
    const [low = 0, middle = 0, high = 0] = numbers.map(Number).sort((a, b) => a - b)
    expect(middle - low).toBeGreaterThanOrEqual(10)
    expect(high - middle).toBeGreaterThanOrEqual(10)
  }
})

it('puts the right one in each place about as often, so that its place tells nothing', () => {
  const places = [0, 1, 2].map(
    (place) => draws.filter(({ numbers, number }) => numbers[place] === number).length,
  )
  for (const count of places) expect(count).toBeGreaterThan(500)
})

it('draws every number from 10 to 99', () => {
  expect(new Set(draws.flatMap(({ numbers }) => numbers)).size).toBe(90)
})

import { expect, test } from 'vitest'
import { maskMiddle } from './mask.ts'

test.each([
  ['440106199001011234', 6, 4, '440106********1234'],
  ['13812345678', 3, 4, '138****5678'],
  ['E1234567', 2, 2, 'E1****67'],
  ['E123456', 2, 2, 'E*****6'],
  ['E1234', 2, 2, '*****'],
  ['E', 2, 2, '*'],
  ['', 2, 2, ''],
])('%s with %i and %i characters shown is %s', (text, first, last, masked) => {
  expect(maskMiddle(text, { first, last })).toBe(masked)
})

test('hides at least four characters, or all there are, and keeps the length', () => {
  for (let length = 0; length < 30; length++) {
    const masked = maskMiddle('7'.repeat(length), { first: 6, last: 4 })
    expect(masked).toHaveLength(length)
    expect(masked.split('*').length - 1).toBeGreaterThanOrEqual(Math.min(4, length))
  }
})

import { expect, it } from 'vitest'
import { decodeMuLaw, encodeMuLaw } from './mu-law.ts'

it('gives every byte back', () => {
  for (let byte = 0; byte < 256; byte++) {
    // 0x7f is the other zero.
    expect(encodeMuLaw(decodeMuLaw(byte))).toBe(byte === 0x7f ? 0xff : byte)
  }
})

it('is off by less than a part in thirty, and stops at the loudest', () => {
  for (const sample of [0.9, 0.1, -0.5, -0.02])
    expect(Math.abs(decodeMuLaw(encodeMuLaw(sample)) / sample - 1)).toBeLessThan(1 / 30)
  expect(decodeMuLaw(encodeMuLaw(3))).toBeCloseTo(0.98, 2)
  expect(decodeMuLaw(encodeMuLaw(0))).toBe(0)
})

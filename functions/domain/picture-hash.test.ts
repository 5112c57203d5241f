import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { areWithin, hashDistance, hashWords } from './picture-hash.ts'

const slowly = (one: string, other: string) =>
  (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2).replaceAll('0', '').length

it('counts the bits in which two pictures differ', () => {
  expect(hashDistance('0'.repeat(64), 'f'.repeat(64))).toBe(256)
  expect(hashDistance('0'.repeat(64), `8${'0'.repeat(62)}1`)).toBe(2)
  for (let turn = 0; turn < 200; turn += 1) {
    const [one, other] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')]
    expect(hashDistance(one, other)).toBe(slowly(one, other))
    expect(hashDistance(one, one)).toBe(0)
    for (const most of [slowly(one, other) - 1, slowly(one, other), slowly(one, other) + 1])
      expect(areWithin(hashWords(one), hashWords(other), most)).toBe(slowly(one, other) <= most)
  }
})

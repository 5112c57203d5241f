import type { PictureHash } from './face-engine.ts'

/** A hash as eight numbers of 32 bits: read once, compared thousands of times. */
export type HashWords = readonly number[]

export const hashWords = (hash: PictureHash): HashWords =>
  (hash.match(/.{8}/g) ?? []).map((digits) => parseInt(digits, 16))

/** Bits, of 256, in which two pictures differ; two unrelated ones in about half. */
export const bitsBetween = (one: HashWords, other: HashWords): number => {
  let bits = 0
  for (let at = 0; at < one.length; at += 1) bits += ones((one[at] ?? 0) ^ (other[at] ?? 0))
  return bits
}

export const hashDistance = (one: PictureHash, other: PictureHash): number =>
  bitsBetween(hashWords(one), hashWords(other))

/** Of a number of 32 bits; they are added up in pairs, fours, eights. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

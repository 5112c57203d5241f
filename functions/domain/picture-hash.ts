import type { PictureHash } from './face-engine.ts'

/** A hash as eight numbers of 32 bits: read once, compared thousands of times. */
export type HashWords = readonly number[]

export function hashWords(hash: PictureHash): HashWords {
  const bytes = Buffer.from(hash, 'hex')
  return Array.from({ length: bytes.length / 4 }, (_, word) => bytes.readInt32BE(4 * word))
}

/** Bits, of 256, in which two pictures differ; two unrelated ones in about half. */
export function hashDistance(one: PictureHash, other: PictureHash): number {
  const [words, others] = [hashWords(one), hashWords(other)]
  return words.reduce((bits, word, at) => bits + ones(word ^ (others[at] ?? 0)), 0)
}

/** Whether they differ in so many bits at most: of two unrelated pictures the first words say that they do not. */
export function areWithin(one: HashWords, other: HashWords, mostBits: number): boolean {
  let bits = 0
  for (let at = 0; at < one.length && bits <= mostBits; at += 1)
    bits += ones((one[at] ?? 0) ^ (other[at] ?? 0))
  return bits <= mostBits
}

/** Of a number of 32 bits; they are added up in pairs, fours, eights. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

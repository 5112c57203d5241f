import type { PictureHash } from './face-engine.ts'

/** Bits, of 256, in which two pictures differ; two unrelated ones in about half. */
export const hashDistance = (one: PictureHash, other: PictureHash): number => {
  let differing = BigInt(`0x${one}`) ^ BigInt(`0x${other}`)
  let bits = 0
  for (; differing > 0n; differing &= differing - 1n) bits += 1
  return bits
}

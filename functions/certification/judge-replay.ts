import { bitsBetween, type HashWords, hashWords } from '../domain/picture-hash.ts'
import type { PictureHash } from '../domain/face-engine.ts'
import { faceThresholds } from './face-thresholds.ts'
import type { Refused } from '../domain/face-verdict.ts'

const { nearestBits, mostShare } = faceThresholds.replay

/** Whether another session has seen these pictures, the very ones or some that look the same. */
export function judgeReplay(
  hashes: readonly PictureHash[],
  otherSessions: readonly (readonly PictureHash[])[],
): Refused | undefined {
  const shown = hashes.map(hashWords)
  const seenIn = (other: readonly HashWords[]) =>
    shown.filter((hash) => other.some((each) => bitsBetween(hash, each) <= nearestBits)).length
  const most = mostShare * hashes.length
  return otherSessions.some((other) => seenIn(other.map(hashWords)) > most)
    ? { verdict: 'refused', reason: 'seen-before' }
    : undefined
}

import { hashDistance } from '../domain/picture-hash.ts'
import type { PictureHash } from '../domain/face-engine.ts'
import { faceThresholds } from './face-thresholds.ts'
import type { Refused } from './verdict.ts'

const { nearestBits, mostShare } = faceThresholds.replay

/** Whether another session has seen these pictures, the very ones or some that look the same. */
export function judgeReplay(
  hashes: readonly PictureHash[],
  otherSessions: readonly (readonly PictureHash[])[],
): Refused | undefined {
  const seenIn = (other: readonly PictureHash[]) =>
    hashes.filter((hash) => other.some((each) => hashDistance(hash, each) <= nearestBits)).length
  const most = mostShare * hashes.length
  return otherSessions.some((other) => seenIn(other) > most)
    ? { verdict: 'refused', reason: 'seen-before' }
    : undefined
}

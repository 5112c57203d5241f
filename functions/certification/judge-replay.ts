import { areWithin, type HashWords, hashWords } from '../domain/picture-hash.ts'
import type { Refused } from '../domain/face-verdict.ts'
import { faceThresholds } from './face-thresholds.ts'
import type { FrameHashes } from './frame-hashes.ts'

const { replay } = faceThresholds

/** Whether another session has seen these pictures, or these faces: the very ones or some that look the same. */
export function judgeReplay(
  shown: readonly FrameHashes[],
  otherSessions: readonly (readonly FrameHashes[])[],
): Refused | undefined {
  const [pictures, faces] = [picturesOf(shown), facesOf(shown)]
  const isReplayOf = (other: readonly FrameHashes[]) =>
    isSeen(pictures, picturesOf(other), replay.picture) || isSeen(faces, facesOf(other), replay.face)
  return otherSessions.some(isReplayOf) ? { verdict: 'refused', reason: 'seen-before' } : undefined
}

const picturesOf = (frames: readonly FrameHashes[]) => frames.map(({ picture }) => hashWords(picture))
const facesOf = (frames: readonly FrameHashes[]) =>
  frames.flatMap(({ face }) => (face === undefined ? [] : [hashWords(face)]))

function isSeen(
  shown: readonly HashWords[],
  other: readonly HashWords[],
  { nearestBits, mostShare }: { nearestBits: number; mostShare: number },
) {
  const near = shown.filter((hash) => other.some((each) => areWithin(hash, each, nearestBits)))
  return near.length > mostShare * shown.length
}

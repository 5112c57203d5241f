import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import { findActions } from './find-actions.ts'
import { type FrameHashes, hashesOf } from './frame-hashes.ts'
import { type Answered, judgeActions } from './judge-actions.ts'
import { judgeFaces } from './judge-faces.ts'
import { judgeQuality } from './judge-quality.ts'
import { judgeReplay } from './judge-replay.ts'
import { type Moment, withFace } from './moment.ts'

/** All that can be said of a capture without knowing who it is. */
export function judgeLooks(
  moments: readonly Moment[],
  asked: readonly FaceAction[],
  otherSessions: readonly (readonly FrameHashes[])[],
): Answered {
  const faces = withFace(moments)
  const hashes = moments.map(({ look }) => hashesOf(look))
  const against = judgeReplay(hashes, otherSessions) ?? judgeFaces(moments) ?? judgeQuality(faces)
  return against ? { ok: false, verdict: against } : judgeActions(faces, findActions(faces), asked)
}

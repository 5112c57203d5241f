import type { FaceAction } from '../../shared/vocabulary/face-action.ts'
import type { PictureHash } from '../domain/face-engine.ts'
import { findActions } from './find-actions.ts'
import { type Answered, judgeActions } from './judge-actions.ts'
import { judgeCapture, type SessionTime, withoutFrozen } from './judge-capture.ts'
import { judgeFaces } from './judge-faces.ts'
import { judgeQuality } from './judge-quality.ts'
import { judgeReplay } from './judge-replay.ts'
import { type Moment, withFace } from './moment.ts'

export interface Asked extends SessionTime {
  actions: readonly FaceAction[]
  /** What other sessions have shown. */
  otherSessions: readonly (readonly PictureHash[])[]
}

/** All that can be said without knowing who it is. */
export function judgeLooks(moments: readonly Moment[], asked: Asked): Answered {
  const live = withoutFrozen(moments)
  const faces = withFace(live)
  const against =
    judgeReplay(
      live.map(({ look }) => look.hash),
      asked.otherSessions,
    ) ??
    judgeCapture(moments, asked) ??
    judgeFaces(live) ??
    judgeQuality(faces)
  return against ? { ok: false, verdict: against } : judgeActions(faces, findActions(faces), asked.actions)
}

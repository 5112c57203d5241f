import type { Visitor } from '../domain/open-session.ts'
import type { FaceCheck } from '../domain/face-check.ts'
import type { FaceCheckStore } from './face-check-store.ts'
import type { StandingPorts } from './face-standing.ts'
import type { FaceSubject } from './face-subject.ts'
import type { SubjectPorts, SubjectRequest } from './find-face-subject.ts'
import type { FrameJudge } from './judge-frames.ts'
import type { Frame } from './judge-session.ts'

export interface JudgingPorts extends FrameJudge, SubjectPorts, StandingPorts {
  checks: FaceCheckStore
}

export interface Judging {
  check: FaceCheck
  subject: FaceSubject
  /** `frames`: none where one of them was no picture. */
  upload: { digest: string; frames: readonly Frame[] | undefined }
  request: SubjectRequest
  visitor: Visitor
}

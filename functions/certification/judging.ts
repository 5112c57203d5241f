import type { AccountStore } from '../domain/account.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { SessionStore } from '../domain/session.ts'
import type { FaceCheck } from '../domain/face-check.ts'
import type { FaceCheckStore } from './face-check-store.ts'
import type { FaceHandOverStore } from './face-hand-over.ts'
import type { FaceSubject } from './face-subject.ts'
import type { FrameJudge } from './judge-frames.ts'
import type { Frame } from './judge-session.ts'

export interface JudgingPorts extends FrameJudge {
  accounts: AccountStore
  sessions: SessionStore
  attempts: AttemptLog
  checks: FaceCheckStore
  handOvers: FaceHandOverStore
  personalData: PersonalData
}

export interface Judging {
  check: FaceCheck
  subject: FaceSubject
  /** `frames`: none where one of them was no picture. */
  upload: { digest: string; frames: readonly Frame[] | undefined }
  request: { handOver?: string | undefined }
  visitor: Visitor
}

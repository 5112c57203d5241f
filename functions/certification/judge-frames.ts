import type { NaturalPerson } from '../domain/account.ts'
import type { FaceEngine } from '../domain/face-engine.ts'
import type { IdentityAuthority } from '../domain/identity-authority.ts'
import type { FaceCheck } from '../domain/face-check.ts'
import { fetchPortrait } from './fetch-portrait.ts'
import type { FrameHashes } from './frame-hashes.ts'
import { type Frame, type Judgement, judgeSession, type JudgeSettings } from './judge-session.ts'
import type { Decided } from '../domain/face-verdict.ts'
import { tryAgain, type Verdict } from './verdict.ts'

export interface FrameJudge {
  authority: IdentityAuthority
  /** Opened when first asked for. */
  engine: () => Promise<FaceEngine>
  settings: JudgeSettings
  /** Which models and lines these are, for whoever asks later how it was judged. */
  name: string
}

interface Shown {
  frames: readonly Frame[] | undefined
  person: NaturalPerson
  otherSessions: readonly (readonly FrameHashes[])[]
}

export interface DecidedJudgement extends Omit<Judgement, 'verdict'> {
  verdict: Decided
  /** `FrameJudge.name` */
  by: string
}

export const judgeFrames =
  ({ authority, engine: open, settings, name }: FrameJudge) =>
  async (
    { id, actions, drawnAt, expiresAt, upload }: FaceCheck,
    { frames, person, otherSessions }: Shown,
  ): Promise<DecidedJudgement> => {
    if (!frames || !upload) return { verdict: tryAgain('frames-unreadable'), hashes: [], by: name }
    const engine = await open()
    const judge = judgeSession(engine, settings)
    const judgement = await judge({
      challenge: { nonce: id, actions, drawnAt, expiresAt },
      receivedAt: upload.receivedAt,
      frames,
      portrait: () => fetchPortrait(authority, engine, person),
      otherSessions,
    })
    return { ...judgement, verdict: decided(judgement.verdict), by: name }
  }

/** What a person is to look at, nobody looks at yet (REVIEW_DESK). */
const decided = (verdict: Verdict): Decided =>
  verdict.verdict === 'needs-review' ? tryAgain('not-sure') : verdict

import { createHash } from 'node:crypto'
import type { FaceEngine, FaceTemplate, PictureHash } from '../domain/face-engine.ts'
import { likeness, meanTemplate } from '../domain/face-template.ts'
import { chooseFrames } from './choose-frames.ts'
import type { FaceChallenge } from './draw-challenge.ts'
import { faceThresholds } from './face-thresholds.ts'
import { withoutFrozen } from './judge-capture.ts'
import { judgeLikeness, judgeSamePerson } from './judge-identity.ts'
import { judgeLooks } from './judge-looks.ts'
import { type FaceMoment, median, type Moment, withFace } from './moment.ts'
import { tryAgain, type Verdict } from './verdict.ts'

export interface Frame {
  /** Milliseconds by the phone's clock. */
  at: number
  /** 320×320, unmirrored. */
  jpeg: Uint8Array
}

interface Upload {
  challenge: FaceChallenge
  receivedAt: Date
  frames: readonly Frame[]
  /** The authority's. */
  portrait: FaceTemplate
  /** What other sessions have shown. */
  otherSessions: readonly (readonly PictureHash[])[]
}

/** What a deployment decides. */
export interface JudgeSettings {
  /** Above this print risk a person looks. */
  riskForReview: number
  /** Without one, what a person should look at is to be done again. */
  hasReviewDesk: boolean
}

export interface Judgement {
  verdict: Verdict
  /** How it came to that, where it came so far. */
  evidence?: { likeness: number; printRisk: number }
  /** For other sessions to be held against. */
  hashes: readonly PictureHash[]
}

type Seen = Moment & { jpeg: Uint8Array }

/** Judges a session from its frames alone. */
export const judgeSession =
  (engine: FaceEngine, settings: JudgeSettings) =>
  async (upload: Upload): Promise<Judgement> => {
    const seen = await lookAt(engine, upload.frames)
    if (!seen) return { verdict: tryAgain('frames-unreadable'), hashes: [] }
    const hashes = withoutFrozen(seen).map(({ look }) => look.hash)
    const { verdict, ...evidence } = await judge(engine, settings, upload, seen)
    return { verdict: settings.hasReviewDesk ? verdict : withoutReview(verdict), ...evidence, hashes }
  }

const withoutReview = (verdict: Verdict) =>
  verdict.verdict === 'needs-review' ? tryAgain('not-sure') : verdict

/** Undefined when there are more than a session has, or one that is no picture. */
async function lookAt(engine: FaceEngine, frames: readonly Frame[]): Promise<Seen[] | undefined> {
  if (frames.length > faceThresholds.capture.mostFrames) return undefined
  const seen: Seen[] = []
  for (const { at, jpeg } of frames) {
    const look = await engine.look(jpeg)
    if (!look.ok) return undefined
    seen.push({ at, jpeg, digest: createHash('sha256').update(jpeg).digest('base64url'), look: look.value })
  }
  return seen
}

async function judge(
  engine: FaceEngine,
  { riskForReview }: JudgeSettings,
  { challenge, receivedAt, portrait, otherSessions }: Upload,
  seen: readonly Seen[],
): Promise<Omit<Judgement, 'hashes'>> {
  const answered = judgeLooks(seen, { ...challenge, receivedAt, otherSessions })
  if (!answered.ok) return answered

  const { templates, risks } = await studied(engine, chooseFrames(withFace(seen), answered.done))
  const evidence = { likeness: likeness(meanTemplate(templates), portrait), printRisk: median(risks) }
  const verdict: Verdict =
    judgeSamePerson(templates) ??
    judgeLikeness(evidence.likeness) ??
    (evidence.printRisk > riskForReview
      ? { verdict: 'needs-review', reason: 'print-risk' }
      : { verdict: 'certified' })
  return { verdict, evidence }
}

async function studied(engine: FaceEngine, frames: readonly (FaceMoment & Seen)[]) {
  const templates: FaceTemplate[] = []
  const risks: number[] = []
  for (const { jpeg, face } of frames) {
    templates.push(await engine.embed(jpeg, face))
    risks.push(await engine.printRisk(jpeg, face))
  }
  return { templates, risks }
}

import { createHash } from 'node:crypto'
import type { FaceEngine, FaceTemplate } from '../domain/face-engine.ts'
import { likeness, meanTemplate } from '../domain/face-template.ts'
import { accept, refuse, type Result } from '../domain/result.ts'
import { chooseFrames } from './choose-frames.ts'
import type { FaceChallenge } from './draw-challenge.ts'
import { faceThresholds } from './face-thresholds.ts'
import { type FrameHashes, hashesOf } from './frame-hashes.ts'
import { judgeCapture, withoutFrozen } from './judge-capture.ts'
import { judgeLikeness, judgePrintRisk, judgeSamePerson } from './judge-identity.ts'
import { judgeLooks } from './judge-looks.ts'
import { type FaceMoment, median, type Moment, type Stamp, withFace } from './moment.ts'
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
  /** The authority's; fetched for none but those whom all but the likeness speaks for. */
  portrait: () => Promise<Result<FaceTemplate, 'identity-not-confirmed' | 'portrait-unusable'>>
  /** What other sessions have shown. */
  otherSessions: readonly (readonly FrameHashes[])[]
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
  hashes: readonly FrameHashes[]
}

type Stamped = Stamp & { jpeg: Uint8Array }
type Seen = Stamped & Moment

/** Judges a session from its frames alone. */
export const judgeSession =
  (engine: FaceEngine, settings: JudgeSettings) =>
  async (upload: Upload): Promise<Judgement> => {
    const judgement = await judge(engine, settings, upload)
    return settings.hasReviewDesk ? judgement : { ...judgement, verdict: withoutReview(judgement.verdict) }
  }

const withoutReview = (verdict: Verdict) =>
  verdict.verdict === 'needs-review' ? tryAgain('not-sure') : verdict

async function judge(
  engine: FaceEngine,
  { riskForReview }: JudgeSettings,
  upload: Upload,
): Promise<Judgement> {
  const { challenge, receivedAt, otherSessions } = upload
  const none = { hashes: [] }
  if (upload.frames.length > faceThresholds.capture.mostFrames)
    return { verdict: tryAgain('frames-unreadable'), ...none }
  const stamped = upload.frames.map(stamp)
  const against = judgeCapture(stamped, { ...challenge, receivedAt })
  if (against) return { verdict: against, ...none }

  const looked = await lookAt(engine, withoutFrozen(stamped))
  if (!looked.ok) return { verdict: tryAgain(looked.refusal), ...none }
  const seen = looked.value
  const hashes = seen.map(({ look }) => hashesOf(look))
  const answered = judgeLooks(seen, challenge.actions, otherSessions)
  if (!answered.ok) return { verdict: answered.verdict, hashes }

  const { templates, risks } = await study(engine, chooseFrames(withFace(seen), answered.done))
  const changed = judgeSamePerson(templates)
  if (changed) return { verdict: changed, hashes }
  const portrait = await upload.portrait()
  if (!portrait.ok) return { verdict: { verdict: 'refused', reason: portrait.refusal }, hashes }

  const evidence = { likeness: likeness(meanTemplate(templates), portrait.value), printRisk: median(risks) }
  const verdict = judgeLikeness(evidence.likeness) ?? judgePrintRisk(evidence.printRisk, riskForReview)
  return { verdict: verdict ?? { verdict: 'certified' }, evidence, hashes }
}

const stamp = ({ at, jpeg }: Frame): Stamped => ({
  at,
  jpeg,
  digest: createHash('sha256').update(jpeg).digest('base64url'),
})

async function lookAt(
  engine: FaceEngine,
  frames: readonly Stamped[],
): Promise<Result<Seen[], 'frames-unreadable' | 'no-face'>> {
  const seen: Seen[] = []
  let without = 0
  for (const frame of frames) {
    const look = await engine.look(frame.jpeg)
    if (!look.ok) return refuse('frames-unreadable')
    seen.push({ ...frame, look: look.value })
    without += look.value.face ? 0 : 1
    // Looking for a face where there is none takes longest: no need to go on.
    if (without > faceThresholds.faces.mostWithout * frames.length) return refuse('no-face')
  }
  return accept(seen)
}

async function study(engine: FaceEngine, frames: readonly (FaceMoment & Seen)[]) {
  const templates: FaceTemplate[] = []
  const risks: number[] = []
  for (const { jpeg, face } of frames) {
    templates.push(await engine.glance(jpeg, face, templates.length))
    risks.push(await engine.printRisk(jpeg, face))
  }
  return { templates, risks }
}

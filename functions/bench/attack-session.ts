import { type BodyPart, bodyParts, faceActions, partOf } from '../../shared/vocabulary/face-action.ts'
import { everyDraw } from '../certification/draw-challenge.ts'
import { findActions } from '../certification/find-actions.ts'
import { type Frame, judgeSession } from '../certification/judge-session.ts'
import { withFace } from '../certification/moment.ts'
import { remembering } from '../certification/remembering-engine.fixture.ts'
import type { FaceEngine, FaceTemplate } from '../domain/face-engine.ts'
import { accept } from '../domain/result.ts'

/** Nobody helps the judge: the print risk turns nothing away. */
const alone = { riskForReview: 1, hasReviewDesk: true }
/** Whoever excludes a part gets one of these, too. */
const challenges = [faceActions, ['eyes-closed'] as const, ['mouth-open'] as const].flatMap(everyDraw)

export interface Attacked {
  /** Certified for one challenge at least of all that can be drawn. */
  passes: boolean
  found: readonly BodyPart[]
  /** What most challenges said to it. */
  verdict: string
}

/** One set of frames as the answer to every challenge there is, with the portrait that suits it best. */
export async function attack(
  engine: FaceEngine,
  frames: readonly Frame[],
  portrait: FaceTemplate,
): Promise<Attacked> {
  const judge = judgeSession(remembering(engine), alone)
  const verdicts: string[] = []
  for (const actions of challenges) {
    const challenge = { nonce: '', actions, drawnAt: new Date(0), expiresAt: new Date(180_000) }
    const { verdict } = await judge({
      challenge,
      receivedAt: new Date(30_000),
      frames,
      portrait: async () => accept(portrait),
      otherSessions: [],
    })
    verdicts.push('reason' in verdict ? verdict.reason : verdict.verdict)
  }
  return {
    passes: verdicts.includes('certified'),
    found: await partsFound(engine, frames),
    verdict: mostOf(verdicts),
  }
}

/** What the person or the picture does in these frames. */
export async function partsFound(engine: FaceEngine, frames: readonly Frame[]): Promise<BodyPart[]> {
  const moments = []
  for (const { at, jpeg } of frames) {
    const look = await engine.look(jpeg)
    if (look.ok) moments.push({ at, digest: String(at), look: look.value })
  }
  const found = findActions(withFace(moments)).map(({ action }) => partOf[action])
  return bodyParts.filter((part) => found.includes(part))
}

function mostOf(verdicts: readonly string[]) {
  const times = (verdict: string) => verdicts.filter((each) => each === verdict).length
  return [...new Set(verdicts)].sort((one, other) => times(other) - times(one))[0] ?? ''
}

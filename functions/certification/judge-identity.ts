import type { FaceTemplate } from '../domain/face-engine.ts'
import { likeness } from '../domain/face-template.ts'
import { faceThresholds } from './face-thresholds.ts'
import type { Refused, TryAgain } from '../domain/face-verdict.ts'
import { type Doubt, tryAgain } from './verdict.ts'

const { same, review, throughout } = faceThresholds.identity

/** Nobody changed places with somebody else between two frames. */
export function judgeSamePerson(templates: readonly FaceTemplate[]): TryAgain | undefined {
  const changed = templates.some((one, at) =>
    templates.slice(at + 1).some((other) => likeness(one, other) < throughout),
  )
  return changed ? tryAgain('face-changed') : undefined
}

/** @param measured likeness of the session's frames and the authority's portrait */
export function judgeLikeness(measured: number): Refused | Doubt | undefined {
  if (measured >= same) return undefined
  if (measured >= review) return { verdict: 'needs-review', reason: 'likeness' }
  return { verdict: 'refused', reason: 'another-person' }
}

/** @param most what a deployment leaves to the machine */
export const judgePrintRisk = (measured: number, most: number): Doubt | undefined =>
  measured > most ? { verdict: 'needs-review', reason: 'print-risk' } : undefined

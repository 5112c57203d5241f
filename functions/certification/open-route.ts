import type { FaceStanding } from '../../shared/contracts/certification.ts'
import { accept, refuse } from '../domain/result.ts'
import { consentOfSubject } from './face-consent.ts'
import { faceStanding, type StandingPorts } from './face-standing.ts'
import type { FaceSubject } from './face-subject.ts'

/** Whether a check may be begun or answered now. */
export const openRoute = (ports: StandingPorts) => async (subject: FaceSubject, now: Date) => {
  const closed = closedBy(await faceStanding(ports)(subject, now))
  if (closed) return closed
  const consent = consentOfSubject(subject)
  return consent ? accept(consent) : refuse('consent-needed')
}

export function closedBy(standing: FaceStanding) {
  switch (standing.state) {
    case 'open':
      return undefined
    case 'certified':
      return refuse('already-certified')
    case 'document-has-none':
      return refuse('no-face-route')
    case 'paused':
      return refuse('face-route-paused', { retryAfterSeconds: standing.retryAfterSeconds })
    case 'closed-today':
      return refuse('face-route-closed-today', { retryAfterSeconds: standing.retryAfterSeconds })
    case 'closed-until-reviewed':
      return refuse('face-route-closed-until-reviewed')
  }
}

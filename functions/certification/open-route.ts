import type { FaceStanding } from '../../shared/contracts/certification.ts'
import type { Account } from '../domain/account.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import { accept, refuse } from '../domain/result.ts'
import { faceConsentOf } from './face-consent.ts'
import { faceStanding } from './face-standing.ts'

/** Whether a check may be begun or answered now. */
export const openRoute = (ports: { attempts: AttemptLog }) => async (account: Account, now: Date) => {
  const closed = closedBy(await faceStanding(ports)(account, now))
  if (closed) return closed
  const consent = faceConsentOf(account)
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

import type * as contracts from '../../shared/contracts/certification.ts'
import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type { AccountStore } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SessionStore } from '../domain/session.ts'
import { consentEvent } from './consent-event.ts'
import { faceConsentOf } from './face-consent.ts'
import type { FaceConsentStore } from './face-consent-store.ts'
import type { FaceHandOverStore } from './face-hand-over.ts'
import { findFaceSubject } from './find-face-subject.ts'
import { readGuardian } from './read-guardian.ts'

interface Ports {
  accounts: AccountStore
  sessions: SessionStore
  handOvers: FaceHandOverStore
  faceConsents: FaceConsentStore
}

type Request = InputOf<typeof contracts.agreeToFaceRecognition>
type Someone = Pick<Visitor, 'session' | 'browser' | 'now'>

/** R8: given by whose face it is, a unit's representative's too (R9), and under 14 by a guardian. Safe to repeat. */
export const agreeToFaceRecognition =
  ({ faceConsents, ...ports }: Ports) =>
  async (request: Request, someone: Someone) => {
    const { version, givenBy } = request
    const { now } = someone
    const subject = await findFaceSubject(ports)(request, someone)
    if (!subject.ok) return subject
    if (version !== FACE_AGREEMENT_VERSION) return refuse('consent-outdated')
    const { account, person } = subject.value
    const before = faceConsentOf(account)
    if (before) return accept({ consentedAt: before.at.toISOString() })

    const guardian = readGuardian(givenBy, person, now)
    if (!guardian.ok) return guardian
    const consent = { agreement: FACE_AGREEMENT, version, at: now } as const
    const event = consentEvent('face-consent-given', account.id, someone)
    await faceConsents.give(consent, guardian.value, event)
    // Where another press came first, what counts is when that was.
    const after = await ports.accounts.find(account.id)
    const { at } = (after && faceConsentOf(after)) ?? consent
    return accept({ consentedAt: at.toISOString() })
  }

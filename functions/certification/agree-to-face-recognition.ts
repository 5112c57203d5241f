import type * as contracts from '../../shared/contracts/certification.ts'
import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type { Consent, NaturalPerson } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import { consentEvent } from './consent-event.ts'
import { consentOfSubject } from './face-consent.ts'
import type { FaceConsentStore } from './face-consent-store.ts'
import type { FaceSubject } from './face-subject.ts'
import { findFaceSubject, type SubjectPorts } from './find-face-subject.ts'
import { readGuardian } from './read-guardian.ts'

interface Ports extends SubjectPorts {
  faceConsents: FaceConsentStore
}

type Request = InputOf<typeof contracts.agreeToFaceRecognition>
type Someone = Pick<Visitor, 'session' | 'browser' | 'now'>

/** R8: given by whose face it is, a unit's representative's too (R9), and under 14 by a guardian. Safe to repeat. */
export const agreeToFaceRecognition = (ports: Ports) => async (request: Request, someone: Someone) => {
  const { version, givenBy } = request
  const { now } = someone
  const find = () => findFaceSubject(ports)(request, someone)
  const subject = await find()
  if (!subject.ok) return subject
  if (version !== FACE_AGREEMENT_VERSION) return refuse('consent-outdated')
  const before = consentOfSubject(subject.value)
  if (before) return accept({ consentedAt: before.at.toISOString() })

  const guardian = readGuardian(givenBy, subject.value.person, now)
  if (!guardian.ok) return guardian
  const consent = { agreement: FACE_AGREEMENT, version, at: now } as const
  await give(ports, subject.value, { consent, guardian: guardian.value }, someone)
  // Where another press came first, what counts is when that was.
  const after = await find()
  const { at } = (after.ok && consentOfSubject(after.value)) || consent
  return accept({ consentedAt: at.toISOString() })
}

interface Given {
  consent: Consent & { agreement: typeof FACE_AGREEMENT }
  guardian: NaturalPerson | undefined
}

/** A recovery's own goes into the account once that is recovered: until then nobody knows whose it is. */
const give = (
  { faceConsents, recoveries }: Ports,
  { account, recovery }: FaceSubject,
  { consent, guardian }: Given,
  someone: Someone,
) =>
  account
    ? faceConsents.give(consent, guardian, consentEvent('face-consent-given', account.id, someone))
    : recoveries.agree(recovery.id, { ...consent, ...(guardian && { guardian }) })

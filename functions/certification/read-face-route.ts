import { maskName } from '../../shared/vocabulary/person-name.ts'
import { showHolder, showPerson } from '../domain/holder-view.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept } from '../domain/result.ts'
import type { RecoveryClaim } from '../domain/recovery.ts'
import { consentOfSubject } from './face-consent.ts'
import { faceStanding, type StandingPorts } from './face-standing.ts'
import type { FaceSubject } from './face-subject.ts'
import { findFaceSubject, type SubjectPorts, type SubjectRequest } from './find-face-subject.ts'
import { isUnder14 } from './read-guardian.ts'

type Someone = Pick<Visitor, 'session' | 'browser' | 'now'>

/** Masked, also on a phone it was handed over to: whoever is there knows whose face it has to be, or need not. */
export const readFaceRoute =
  (ports: SubjectPorts & StandingPorts) => async (request: SubjectRequest, someone: Someone) => {
    const subject = await findFaceSubject(ports)(request, someone)
    if (!subject.ok) return subject
    const { person } = subject.value
    return accept({
      ...whose(subject.value),
      person: showPerson(person),
      standing: await faceStanding(ports)(subject.value, someone.now),
      consentedAt: consentOfSubject(subject.value)?.at.toISOString() ?? null,
      isUnder14: isUnder14(person, someone.now),
    })
  }

function whose({ account, recovery }: FaceSubject) {
  if (!account)
    return { accountKind: recovery.claim.kind, accountName: nameAsTyped(recovery.claim), level: null }
  const { accountKind, maskedName, level } = showHolder(account)
  return { accountKind, accountName: maskedName, level }
}

const nameAsTyped = (claim: RecoveryClaim) =>
  claim.kind === 'unit' ? claim.unit.name : maskName(claim.person.name)

import type { AccountStore } from '../domain/account.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import { showHolder, showPerson } from '../domain/holder-view.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept } from '../domain/result.ts'
import type { SessionStore } from '../domain/session.ts'
import { faceConsentOf } from './face-consent.ts'
import type { FaceHandOverStore } from './face-hand-over.ts'
import { faceStanding } from './face-standing.ts'
import { findFaceSubject } from './find-face-subject.ts'
import { isUnder14 } from './read-guardian.ts'

interface Ports {
  accounts: AccountStore
  sessions: SessionStore
  attempts: AttemptLog
  handOvers: FaceHandOverStore
}

type Someone = Pick<Visitor, 'session' | 'browser' | 'now'>

/** Masked, also on a phone it was handed over to: whoever is there knows whose face it has to be, or need not. */
export const readFaceRoute =
  (ports: Ports) => async (request: { handOver?: string | undefined }, someone: Someone) => {
    const subject = await findFaceSubject(ports)(request, someone)
    if (!subject.ok) return subject
    const { account, person } = subject.value
    const { accountKind, maskedName, level } = showHolder(account)
    return accept({
      accountKind,
      accountName: maskedName,
      level,
      person: showPerson(person),
      standing: await faceStanding(ports)(account, someone.now),
      consentedAt: faceConsentOf(account)?.at.toISOString() ?? null,
      isUnder14: isUnder14(person, someone.now),
    })
  }

import { refuse } from '../domain/result.ts'
import { isLive } from '../domain/session.ts'
import { consentOfSubject } from './face-consent.ts'
import { findFaceSubject } from './find-face-subject.ts'
import type { Judging, JudgingPorts } from './judging.ts'
import { isAsDrawn } from './own-check.ts'

/** What has changed while frames were looked at; undefined when it is only that this person has shown something else. */
export const whyNotSettled =
  (ports: JudgingPorts) =>
  async ({ check, subject, request, visitor }: Judging) => {
    const { session } = subject
    const [current, someone, kept] = await Promise.all([
      ports.checks.find(check.id),
      findFaceSubject(ports)(request, visitor),
      session && ports.sessions.find(session.accountId, session, true),
    ])
    if (current?.state === 'judged') return 'judged-by-other'
    if (!someone.ok) return someone
    if (someone.value.account?.level === 'L3') return refuse('already-certified')
    if (session && !(kept && isLive(kept, visitor.now))) return refuse('not-signed-in')
    if (!consentOfSubject(someone.value)) return refuse('consent-needed')
    return isAsDrawn(check, someone.value) ? undefined : refuse('check-over')
  }

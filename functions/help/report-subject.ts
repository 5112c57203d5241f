import type { Account, NaturalPerson } from '../domain/account.ts'
import { facePersonOf } from '../domain/face-person.ts'
import type { Recovery } from '../domain/recovery.ts'

/** Whose face keeps failing: of an account, or of whoever a recovery names, where nobody looks for an account. */
export type ReportSubject = { kind: 'account'; account: Account } | { kind: 'recovery'; recovery: Recovery }

export const personOf = (subject: ReportSubject): NaturalPerson =>
  subject.kind === 'account' ? facePersonOf(subject.account) : subject.recovery.claim.person

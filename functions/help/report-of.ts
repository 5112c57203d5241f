import { FACE_REPORT_CONSENT_VERSION } from '../../shared/contracts/help.ts'
import { maskIdentityDocument } from '../../shared/vocabulary/identity-document.ts'
import { type AccountEvent, eventId } from '../domain/account-event.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { FaceFailure, FaceReport } from '../domain/face-report.ts'
import { personOf, type ReportSubject } from './report-subject.ts'

interface Failed {
  subject: ReportSubject
  failures: readonly FaceFailure[]
}

/** Filled in by the server, all but the remark. */
export function reportOf(
  own: Pick<FaceReport, 'id' | 'ticket' | 'remark'>,
  { subject, failures }: Failed,
  { browser, now }: Pick<Visitor, 'browser' | 'now'>,
): FaceReport {
  const { name, document } = personOf(subject)
  return {
    ...own,
    ...aboutOf(subject),
    person: { name, documentKind: document.kind, maskedNumber: maskIdentityDocument(document) },
    device: browser.device,
    browser: browser.where.browser,
    system: browser.where.system,
    failures,
    consent: FACE_REPORT_CONSENT_VERSION,
    sentAt: now,
    state: 'received',
  }
}

const aboutOf = (subject: ReportSubject): Pick<FaceReport, 'about' | 'phone'> =>
  subject.kind === 'account'
    ? { about: { accountId: subject.account.id } }
    : { about: { recoveryId: subject.recovery.id }, phone: subject.recovery.phone }

/** The holder reads of it, also where it was sent from a phone that the check was handed over to. */
export const reportEvent = (
  { id, about, ticket, sentAt }: FaceReport,
  { browser }: Pick<Visitor, 'browser'>,
): AccountEvent | undefined =>
  'accountId' in about
    ? {
        id: eventId(sentAt, id),
        accountId: about.accountId,
        type: 'face-problem-reported',
        at: sentAt,
        where: browser.where,
        ticket,
      }
    : undefined

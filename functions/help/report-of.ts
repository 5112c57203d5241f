import { FACE_REPORT_CONSENT_VERSION } from '../../shared/contracts/help.ts'
import { maskIdentityDocument } from '../../shared/vocabulary/identity-document.ts'
import type { Account } from '../domain/account.ts'
import { type AccountEvent, eventId } from '../domain/account-event.ts'
import { facePersonOf } from '../domain/face-person.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { FaceFailure, FaceReport } from './face-report.ts'

interface Failed {
  account: Account
  failures: readonly FaceFailure[]
}

/** Filled in by the server, all but the remark. */
export function reportOf(
  own: Pick<FaceReport, 'id' | 'ticket' | 'remark'>,
  { account, failures }: Failed,
  { browser, now }: Pick<Visitor, 'browser' | 'now'>,
): FaceReport {
  const { name, document } = facePersonOf(account)
  return {
    ...own,
    accountId: account.id,
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

/** The holder reads of it, also where it was sent from a phone that the check was handed over to. */
export const reportEvent = (
  { id, accountId, ticket, sentAt }: FaceReport,
  { browser }: Pick<Visitor, 'browser'>,
): AccountEvent => ({
  id: eventId(sentAt, id),
  accountId,
  type: 'face-problem-reported',
  at: sentAt,
  where: browser.where,
  ticket,
})

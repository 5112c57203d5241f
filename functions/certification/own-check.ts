import type { Account } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import { faceConsentOf } from './face-consent.ts'
import type { FaceCheck } from '../domain/face-check.ts'
import type { FaceSubject } from './face-subject.ts'

/** Drawn for this account, by this browser, on this hand-over or none; anybody else's is unknown. */
export const isOwnCheck = (
  check: FaceCheck,
  { account, handOver }: FaceSubject,
  { browser }: Pick<Visitor, 'browser'>,
) => check.accountId === account.id && check.browserTag === browser.tag && check.handOverId === handOver?.id

/** Nothing has ended all sessions since, and the consent is the one that it was drawn under. */
export function isAsDrawn({ drawnAt, epoch }: FaceCheck, account: Account) {
  const consent = faceConsentOf(account)
  return consent !== undefined && consent.at <= drawnAt && account.sessionEpoch === epoch
}

import type { FaceCheck } from '../domain/face-check.ts'
import type { Visitor } from '../domain/open-session.ts'
import { consentOfSubject } from './face-consent.ts'
import type { FaceSubject } from './face-subject.ts'

/** Drawn for this account or recovery, by this browser, on this hand-over or none; anybody else's is unknown. */
export const isOwnCheck = (
  check: FaceCheck,
  { account, recovery, handOver }: FaceSubject,
  { browser }: Pick<Visitor, 'browser'>,
) =>
  check.browserTag === browser.tag &&
  (check.purpose === 'recover'
    ? check.recoveryId === recovery?.id
    : check.accountId === account?.id && check.handOverId === handOver?.id)

/** Nothing has ended all sessions since, and the consent is the one that it was drawn under. */
export function isAsDrawn(check: FaceCheck, subject: FaceSubject) {
  const consent = consentOfSubject(subject)
  const sameEpoch = check.purpose === 'recover' || check.epoch === subject.account?.sessionEpoch
  return consent !== undefined && consent.at <= check.drawnAt && sameEpoch
}

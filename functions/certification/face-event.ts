import { type AccountEvent, eventId, type FaceEvidence } from '../domain/account-event.ts'
import type { Method } from '../domain/session.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { FaceCheck } from '../domain/face-check.ts'
import type { FaceSubject } from './face-subject.ts'
import type { DecidedJudgement } from './judge-frames.ts'

const types = { certified: 'certified-by-face', refused: 'face-check-refused' } as const

/** What the holder's history tells of a check: a success, and what nobody passes by trying again. */
export function faceEvent(
  check: FaceCheck,
  judgement: DecidedJudgement,
  { session }: Pick<FaceSubject, 'session'>,
  { browser, now }: Pick<Visitor, 'browser' | 'now'>,
): AccountEvent | undefined {
  const { verdict } = judgement.verdict
  // Of a recovery the history tells once it is known whose account it is.
  if (verdict === 'try-again' || check.purpose === 'recover') return undefined
  const evidence = evidenceOf(check, judgement, session?.methods)
  return {
    id: eventId(now, check.id),
    accountId: check.accountId,
    type: types[verdict],
    at: now,
    where: browser.where,
    ...(evidence && { evidence }),
  }
}

/** @param before by which the session was opened in which it was done; a recovery's phone was proven by a code */
export function evidenceOf(
  { actions }: Pick<FaceCheck, 'actions'>,
  { evidence, by }: DecidedJudgement,
  before: readonly Method[] = [],
): FaceEvidence | undefined {
  const amr = [...new Set([...before, 'face' as const])]
  return evidence && { amr, actions, ...evidence, judge: by }
}

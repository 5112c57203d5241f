import { type AccountEvent, eventId } from '../domain/account-event.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { FaceCheck } from '../domain/face-check.ts'
import type { FaceSubject } from './face-subject.ts'
import type { DecidedJudgement } from './judge-frames.ts'

const types = { certified: 'certified-by-face', refused: 'face-check-refused' } as const

/** What the holder's history tells of a check: a success, and what nobody passes by trying again. */
export function faceEvent(
  { id, accountId, actions }: FaceCheck,
  { verdict: { verdict }, evidence, by }: DecidedJudgement,
  { session }: Pick<FaceSubject, 'session'>,
  { browser, now }: Pick<Visitor, 'browser' | 'now'>,
): AccountEvent | undefined {
  if (verdict === 'try-again') return undefined
  const amr = [...new Set([...(session?.methods ?? []), 'face' as const])]
  return {
    id: eventId(now, id),
    accountId,
    type: types[verdict],
    at: now,
    where: browser.where,
    ...(evidence && { evidence: { amr, actions, ...evidence, judge: by } }),
  }
}

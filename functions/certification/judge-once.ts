import type { RefusedReason, TryAgainReason } from '../../shared/vocabulary/face-verdict.ts'
import type { Visitor } from '../domain/open-session.ts'
import { renewedSession } from '../domain/renewed-session.ts'
import { evidenceOf, faceEvent } from './face-event.ts'
import { failureCountsOf } from './face-standing.ts'
import { facePersonKey } from '../domain/face-traces.ts'
import type { FaceCheck } from '../domain/face-check.ts'
import type { FaceSubject } from './face-subject.ts'
import { judgeFrames } from './judge-frames.ts'
import type { Judging, JudgingPorts } from './judging.ts'
import { tellCertified, tellOfOther, tellVerdict } from './tell-verdict.ts'
import type { Decided } from '../domain/face-verdict.ts'
import { whyNotSettled } from './why-not-settled.ts'

/** Of a recovery they count: else whoever has a face could try which name goes with a number, without limit. */
const authoritys = ['identity-not-confirmed', 'portrait-unusable'] as const
/** No fault of who was before the camera, or nobody has looked. */
const uncounted: readonly (TryAgainReason | RefusedReason)[] = [
  'expired',
  'too-few-frames',
  'too-slow',
  'frames-unreadable',
  ...authoritys,
]
/** Where another check of the same person is settled first, this one is held to that one's frames as well. */
const ROUNDS = 3

/** @returns whether it counts as a failure, and what to tell once that is settled */
export const judgeOnce = (ports: JudgingPorts) => async (judging: Judging) => {
  const { check, upload, visitor } = judging
  const taken = await ports.checks.takeUpload(check.id, { digest: upload.digest, receivedAt: visitor.now })
  const ofOther = { counts: false, tell: () => tellOfOther(ports)(judging) }
  if (!taken) return ofOther
  for (let round = 0; round < ROUNDS; round += 1) {
    const { verdict, settled, tell } = await judgeAndSettle(ports, judging, taken)
    const counts = isFailure(verdict, judging.subject)
    if (settled) return { counts, tell }
    const why = await whyNotSettled(ports)(judging)
    if (why === 'judged-by-other') return ofOther
    if (why) return { counts, tell: async () => why }
  }
  throw new Error('other checks of this person kept coming first')
}

async function judgeAndSettle(ports: JudgingPorts, judging: Judging, taken: FaceCheck) {
  const { subject, upload, visitor } = judging
  const { person, handOver } = subject
  const personKey = await facePersonKey(ports.personalData, person)
  const { version, sessions } = await ports.checks.seenBefore(personKey, taken.id)
  const judgement = await judgeFrames(ports)(taken, {
    frames: upload.frames,
    person,
    otherSessions: sessions,
  })
  const { verdict, hashes } = judgement
  const event = faceEvent(taken, judgement, subject, visitor)
  const renewed = renewal(verdict, subject, visitor)
  const [{ key: failuresOf }] = await failureCountsOf(ports, subject)
  // The code to the new phone came before.
  const recoveredBy = subject.recovery && evidenceOf(taken, judgement, ['sms'])
  const certified = verdict.verdict === 'certified'
  const settled = await ports.checks.settle(taken, {
    verdict,
    at: visitor.now,
    ...(hashes.length > 0 && { shown: { personKey, hashes, version } }),
    ...(event && { event: { ...event, ...(renewed && { session: renewed.started.session }) } }),
    ...(renewed && { renewed: { opened: renewed.started.session, ended: renewed.ended } }),
    ...(certified && { failuresOf }),
    ...(certified && handOver && { handedOverBy: handOver.openedBy }),
    ...(certified && recoveredBy && { recoveredBy }),
  })
  const { account, session } = subject
  const tell = async () =>
    verdict.verdict === 'certified'
      ? tellCertified(session && { ...account, level: 'L3', levelSince: visitor.now }, renewed?.started)
      : tellVerdict(ports)(subject, verdict, visitor.now)
  return { verdict, settled, tell }
}

function isFailure(verdict: Decided, { recovery }: FaceSubject) {
  if (verdict.verdict === 'certified') return false
  const { reason } = verdict
  return !uncounted.includes(reason) || Boolean(recovery && authoritys.some((each) => each === reason))
}

function renewal({ verdict }: Decided, { session }: FaceSubject, visitor: Visitor) {
  if (verdict !== 'certified' || !session) return undefined
  return { started: renewedSession(session, 'face', visitor), ended: session }
}

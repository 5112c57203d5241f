import type * as contracts from '../../shared/contracts/certification.ts'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import { AuthorityUnavailable } from '../domain/identity-authority.ts'
import type { Visitor } from '../domain/open-session.ts'
import { refuse } from '../domain/result.ts'
import { failureCountsOf, faceStanding } from './face-standing.ts'
import type { FaceSubject } from './face-subject.ts'
import { countFailure } from './count-failure.ts'
import { findFaceSubject } from './find-face-subject.ts'
import { judgeOnce } from './judge-once.ts'
import type { JudgingPorts } from './judging.ts'
import { closedBy, openRoute } from './open-route.ts'
import { isAsDrawn, isOwnCheck } from './own-check.ts'
import { digestOf, readFrames } from './read-frames.ts'
import { tellCertifiedAgain, tellVerdict } from './tell-verdict.ts'

type Request = InputOf<typeof contracts.judgeFaceCheck>

/**
 * Judges what was sent in, once. It is counted as a failure before anybody looks, so that a hundred at once are a
 * hundred, and taken back where it turns out to be none. A function that dies meanwhile leaves it counted: who can make
 * it die could try for nothing otherwise.
 */
export const judgeFaceCheck = (ports: JudgingPorts) => async (request: Request, visitor: Visitor) => {
  const { now } = visitor
  const digest = digestOf(request.frames)
  const check = await ports.checks.find(request.checkId)
  const isSame = check?.upload?.digest === digest
  const again = isSame && (await tellCertifiedAgain(ports)(check, request, visitor))
  if (again) return again

  const found = await findFaceSubject(ports)(request, visitor)
  if (!found.ok) return found
  const subject = found.value
  if (!check || !isOwnCheck(check, subject, visitor)) return refuse('check-unknown')
  if (isSame && check.verdict && check.verdict.verdict !== 'certified')
    return tellVerdict(ports)(subject, check.verdict, now)
  if (check.state === 'judged' || check.state === 'void') return refuse('check-over')
  const open = await openRoute(ports)(subject, now)
  if (!open.ok) return open
  if (!isAsDrawn(check, subject)) return refuse('check-over')

  const counted = await countFailure(ports.attempts, await failureCountsOf(ports, subject), now)
  if (!counted.allowed) return notNow(ports, subject, now, counted)
  const { takeBack } = counted
  const upload = { digest, frames: readFrames(request.frames) }
  const judged = await judgeOnce(ports)({ check, subject, upload, request, visitor }).catch(
    async (fault: unknown) => {
      await takeBack()
      if (fault instanceof AuthorityUnavailable) return undefined
      throw fault
    },
  )
  if (!judged) return refuse('authority-unavailable')
  if (!judged.counts) await takeBack()
  return judged.tell()
}

/** Closed a moment ago; or so many came at once that not all could be counted. */
const notNow = async (
  ports: JudgingPorts,
  subject: FaceSubject,
  now: Date,
  { retryAfterSeconds }: { retryAfterSeconds: number },
) => closedBy(await faceStanding(ports)(subject, now)) ?? refuse('face-route-paused', { retryAfterSeconds })

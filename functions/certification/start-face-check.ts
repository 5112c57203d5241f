import { createHash, randomInt } from 'node:crypto'
import type * as contracts from '../../shared/contracts/certification.ts'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import { within } from '../domain/attempts.ts'
import { newId } from '../domain/new-id.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import { drawChallenge, type FaceChallenge } from './draw-challenge.ts'
import type { FaceCheck } from '../domain/face-check.ts'
import type { FaceCheckStore } from './face-check-store.ts'
import type { StandingPorts } from './face-standing.ts'
import type { FaceSubject } from './face-subject.ts'
import { findFaceSubject, type SubjectPorts } from './find-face-subject.ts'
import { isOwnCheck } from './own-check.ts'
import { openRoute } from './open-route.ts'

interface Ports extends SubjectPorts, StandingPorts {
  checks: FaceCheckStore
}

type Request = InputOf<typeof contracts.startFaceCheck>

const MINUTE = 60_000

/** Nobody draws until his film fits. */
const drawLimit = within({ most: 12, withinMs: 10 * MINUTE }, { most: 60, withinMs: 24 * 60 * MINUTE })

/** Draws what this session is asked for; a repeat of the same request is shown the same draw. */
export const startFaceCheck = (ports: Ports) => async (request: Request, visitor: Visitor) => {
  const { checks, attempts } = ports
  const { now, secret } = visitor
  const found = await findFaceSubject(ports)(request, visitor)
  if (!found.ok) return found
  const subject = found.value
  // A check for one purpose is none for another.
  if ((request.purpose === 'recover') !== Boolean(subject.recovery)) return refuse('recovery-unknown')
  const open = await openRoute(ports)(subject, now)
  if (!open.ok) return open
  const id = secret === undefined ? newId() : checkIdFrom(secret, subject)
  const before = await checks.find(id)
  if (before) return accept(shown(before, now))

  const other = request.insteadOf === undefined ? undefined : await checks.find(request.insteadOf)
  const declined = other && isOwnCheck(other, subject, visitor) ? other : undefined
  const wish = { excluded: request.excluded, ...(declined && { previous: declined.actions }) }
  const drawn = drawChallenge(wish, { newId: () => id, randomInt: (limit) => randomInt(limit) }, now)
  if (!drawn.ok) return refuse('nothing-left-to-ask')
  const attempt = await attempts.record(`face-draw:${subjectId(subject)}`, now, drawLimit)
  if (!attempt.allowed) return refuse('too-many-draws', { retryAfterSeconds: attempt.retryAfterSeconds })

  if (declined) await checks.makeVoid(declined.id)
  return accept(shown(await checks.add(checkOf(drawn.value, subject, visitor)), now))
}

const subjectId = ({ account, recovery }: FaceSubject) => (account ? account.id : recovery.id)

const checkIdFrom = (secret: string, subject: FaceSubject) =>
  createHash('sha256')
    .update(['face-check', secret, subjectId(subject), subject.handOver?.id].join(' '))
    .digest()
    .subarray(0, 16)
    .toString('base64url')

const checkOf = (
  { nonce, actions, drawnAt, expiresAt }: FaceChallenge,
  { account, recovery, handOver }: FaceSubject,
  { browser }: Visitor,
): FaceCheck => ({
  id: nonce,
  ...(account
    ? {
        purpose: 'certify',
        accountId: account.id,
        epoch: account.sessionEpoch,
        ...(handOver && { handOverId: handOver.id }),
      }
    : { purpose: 'recover', recoveryId: recovery.id }),
  browserTag: browser.tag,
  actions,
  drawnAt,
  expiresAt,
  state: 'open',
})

const shown = ({ id, actions, expiresAt }: FaceCheck, now: Date) => ({
  checkId: id,
  actions: [...actions],
  expiresInMs: Math.max(0, expiresAt.getTime() - now.getTime()),
})

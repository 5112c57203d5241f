import { createHash, randomInt } from 'node:crypto'
import type * as contracts from '../../shared/contracts/certification.ts'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import { type AttemptLog, within } from '../domain/attempts.ts'
import type { AccountStore } from '../domain/account.ts'
import { newId } from '../domain/new-id.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SessionStore } from '../domain/session.ts'
import { drawChallenge, type FaceChallenge } from './draw-challenge.ts'
import type { FaceCheck } from '../domain/face-check.ts'
import type { FaceCheckStore } from './face-check-store.ts'
import type { FaceHandOverStore } from './face-hand-over.ts'
import type { FaceSubject } from './face-subject.ts'
import { findFaceSubject } from './find-face-subject.ts'
import { isOwnCheck } from './own-check.ts'
import { openRoute } from './open-route.ts'

interface Ports {
  accounts: AccountStore
  sessions: SessionStore
  handOvers: FaceHandOverStore
  checks: FaceCheckStore
  attempts: AttemptLog
}

type Request = InputOf<typeof contracts.startFaceCheck>

const MINUTE = 60_000

/** Nobody draws until his film fits. */
export const drawLimit = within({ most: 12, withinMs: 10 * MINUTE }, { most: 60, withinMs: 24 * 60 * MINUTE })

/** Draws what this session is asked for; a repeat of the same request is shown the same draw. */
export const startFaceCheck = (ports: Ports) => async (request: Request, visitor: Visitor) => {
  const { checks, attempts } = ports
  const { now, secret } = visitor
  const { purpose } = request
  if (purpose !== 'certify') return refuse('recovery-unknown')
  const found = await findFaceSubject(ports)(request, visitor)
  if (!found.ok) return found
  const subject = found.value
  const { account } = subject
  const open = await openRoute(ports)(account, now)
  if (!open.ok) return open
  const id = secret === undefined ? newId() : checkIdFrom(secret, subject)
  const before = await checks.find(id)
  if (before) return accept(shown(before, now))

  const other = request.insteadOf === undefined ? undefined : await checks.find(request.insteadOf)
  const declined = other && isOwnCheck(other, subject, visitor) ? other : undefined
  const wish = { excluded: request.excluded, ...(declined && { previous: declined.actions }) }
  const drawn = drawChallenge(wish, { newId: () => id, randomInt: (limit) => randomInt(limit) }, now)
  if (!drawn.ok) return refuse('nothing-left-to-ask')
  const attempt = await attempts.record(`face-draw:${account.id}`, now, drawLimit)
  if (!attempt.allowed) return refuse('too-many-draws', { retryAfterSeconds: attempt.retryAfterSeconds })

  if (declined) await checks.makeVoid(declined.id)
  return accept(shown(await checks.add(checkOf(drawn.value, purpose, subject, visitor)), now))
}

const checkIdFrom = (secret: string, { account, handOver }: FaceSubject) =>
  createHash('sha256')
    .update(['face-check', secret, account.id, handOver?.id].join(' '))
    .digest()
    .subarray(0, 16)
    .toString('base64url')

const checkOf = (
  { nonce, actions, drawnAt, expiresAt }: FaceChallenge,
  purpose: FaceCheck['purpose'],
  { account, handOver }: FaceSubject,
  { browser }: Visitor,
): FaceCheck => ({
  id: nonce,
  accountId: account.id,
  epoch: account.sessionEpoch,
  purpose,
  browserTag: browser.tag,
  ...(handOver && { handOverId: handOver.id }),
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

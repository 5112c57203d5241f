import { createHmac } from 'node:crypto'
import type { Account } from '../domain/account.ts'
import { type AttemptLog, within } from '../domain/attempts.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SessionRef } from '../domain/session.ts'
import {
  type FaceHandOver,
  type FaceHandOverStore,
  HAND_OVER_LIFE_MS,
  handOverIdOf,
  handOverPolls,
} from './face-hand-over.ts'
import { hasFaceRoute } from '../domain/face-person.ts'

interface Ports {
  handOvers: FaceHandOverStore
  attempts: AttemptLog
}

interface Holder {
  account: Account
  session: SessionRef
  now: Date
  /** 256 bits that a repeat of the same request has again. */
  secret?: string
}

const perAccount = within({ most: 10, withinMs: 60 * 60_000 })

/** R9: the ticket is drawn from the request's key, so that a repeat shows the same code. */
export const openFaceHandOver =
  ({ handOvers, attempts }: Ports) =>
  async ({ account, session, now, secret }: Holder) => {
    if (account.level === 'L3') return refuse('already-certified')
    if (!hasFaceRoute(account)) return refuse('no-face-route')
    if (secret === undefined) throw new Error('this operation is drawn from a key')
    const ticket = ticketOf(secret)
    const handOver: FaceHandOver = {
      id: handOverIdOf(ticket),
      accountId: account.id,
      epoch: account.sessionEpoch,
      openedBy: { browserTag: session.browserTag, hash: session.hash },
      state: 'waiting',
      expiresAt: new Date(now.getTime() + HAND_OVER_LIFE_MS),
    }
    const before = await handOvers.find(handOver.id)
    if (before) return accept(shown(ticket, before, now))

    const counted = await attempts.record(`face-hand-overs:${account.id}`, now, perAccount)
    if (!counted.allowed)
      return refuse('too-many-hand-overs', { retryAfterSeconds: counted.retryAfterSeconds })
    await handOvers.add(handOver)
    return accept(shown(ticket, handOver, now))
  }

const ticketOf = (secret: string) =>
  createHmac('sha256', secret).update('face-hand-over').digest().subarray(0, 16).toString('base64url')

const shown = (ticket: string, { expiresAt }: FaceHandOver, now: Date) => ({
  ticket,
  expiresInMs: Math.max(0, expiresAt.getTime() - now.getTime()),
  pollAfterMs: handOverPolls.waiting,
})

import { accept, refuse } from '../domain/result.ts'
import type { Session } from '../domain/session.ts'
import {
  type FaceHandOver,
  type FaceHandOverStore,
  handOverIdOf,
  handOverPolls,
  isExpired,
} from './face-hand-over.ts'

interface Holder {
  session: Session
  now: Date
}

/** Asked every few seconds: one read, a moment stale at worst. */
export const watchFaceHandOver =
  ({ handOvers }: { handOvers: FaceHandOverStore }) =>
  async ({ ticket }: { ticket: string }, { session, now }: Holder) => {
    const handOver = await handOvers.find(handOverIdOf(ticket), 'eventually')
    return handOver?.accountId === session.accountId
      ? accept(viewOf(handOver, session, now))
      : refuse('hand-over-unknown')
  }

function viewOf(handOver: FaceHandOver, { epoch }: Session, now: Date) {
  const { state, takenBy, expiresAt } = handOver
  if (state === 'certified' || state === 'finished') return { state: 'certified' } as const
  // What ended all sessions since has ended this.
  if (state === 'cancelled' || handOver.epoch !== epoch) return { state: 'cancelled' } as const
  if (isExpired(handOver, now)) return { state: 'expired' } as const
  const expiresInMs = expiresAt.getTime() - now.getTime()
  return takenBy
    ? ({ state: 'taken', where: takenBy.where, expiresInMs, pollAfterMs: handOverPolls.taken } as const)
    : ({ state: 'waiting', expiresInMs, pollAfterMs: handOverPolls.waiting } as const)
}

import { accept, refuse } from '../domain/result.ts'
import type { Session } from '../domain/session.ts'
import { type FaceHandOverStore, handOverIdOf } from './face-hand-over.ts'

/** The phone can do nothing more with it: settling a check asks for a hand-over that is still taken. Safe to repeat. */
export const cancelFaceHandOver =
  ({ handOvers }: { handOvers: FaceHandOverStore }) =>
  async ({ ticket }: { ticket: string }, { session }: { session: Session }) => {
    const id = handOverIdOf(ticket)
    const handOver = await handOvers.find(id)
    if (handOver?.accountId !== session.accountId) return refuse('hand-over-unknown')
    if (await handOvers.cancel(id)) return accept({})
    const after = await handOvers.find(id)
    return after?.state === 'cancelled' ? accept({}) : refuse('hand-over-over')
  }

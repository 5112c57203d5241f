import type { AccountId, AccountStore } from '../domain/account.ts'
import { showHolder } from '../domain/holder-view.ts'
import type { Visitor } from '../domain/open-session.ts'
import { findRenewed, renewedSession } from '../domain/renewed-session.ts'
import { accept, refuse } from '../domain/result.ts'
import type { Session, SessionStore, StartedSession } from '../domain/session.ts'
import { type FaceHandOver, type FaceHandOverStore, handOverIdOf } from './face-hand-over.ts'

interface Ports {
  accounts: AccountStore
  sessions: SessionStore
  handOvers: FaceHandOverStore
}

/**
 * The account is L3, so the session that asked for it gets a new identifier; it proves no more than it did, for the face
 * was before another phone. Safe to repeat: the first press may have put the new session in the old one's place already.
 */
export const finishFaceHandOver =
  (ports: Ports) =>
  async ({ ticket }: { ticket: string }, visitor: Visitor) => {
    const handOver = await ports.handOvers.find(handOverIdOf(ticket))
    const { session } = visitor
    if (session) return finish(ports, handOver, session, visitor)
    const renewed = handOver && (await findRenewed(ports)(handOver.accountId, visitor))
    return renewed ? answer(ports, handOver.accountId, renewed) : refuse('not-signed-in')
  }

async function finish(ports: Ports, handOver: FaceHandOver | undefined, session: Session, visitor: Visitor) {
  if (handOver?.accountId !== session.accountId) return refuse('hand-over-unknown')
  const started = renewedSession(session, undefined, visitor)
  const { id, accountId } = handOver
  if (await ports.handOvers.finish(id, { opened: started.session, ended: session }))
    return answer(ports, accountId, started)
  const after = await ports.handOvers.find(id)
  // Another of the account's browsers was quicker; this one keeps what it has.
  return after?.state === 'finished' ? answer(ports, accountId) : refuse('hand-over-not-certified')
}

async function answer({ accounts }: Ports, id: AccountId, started?: StartedSession) {
  const account = await accounts.find(id)
  if (!account) throw new Error('a hand-over of an account that is not there')
  return accept({ holder: showHolder(account), ...(started && { started }) })
}

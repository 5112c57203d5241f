import type { Account, AccountStore } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SessionStore } from '../domain/session.ts'
import { type FaceHandOverStore, handOverIdOf, isExpired } from './face-hand-over.ts'
import { facePersonOf } from '../domain/face-person.ts'
import type { FaceSubject } from './face-subject.ts'
import { handingAccount } from './handing-account.ts'

interface Ports {
  accounts: AccountStore
  sessions: SessionStore
  handOvers: FaceHandOverStore
}

/** With the ticket of a hand-over, or none. */
interface Request {
  handOver?: string | undefined
}
type Someone = Pick<Visitor, 'session' | 'browser' | 'now'>

/** Whose face check it is: of the account that was handed over to this browser, or of whoever is signed in here. */
export const findFaceSubject =
  (ports: Ports) =>
  async ({ handOver }: Request, someone: Someone) => {
    if (handOver !== undefined) return handedOver(ports, handOver, someone)
    const { session } = someone
    // Consistently: they may have agreed a moment ago, and what has ended all sessions counts at once.
    const account = session && (await ports.accounts.find(session.accountId))
    if (!account || account.sessionEpoch !== session.epoch) return refuse('not-signed-in')
    return accept(subjectOf(account, { session }))
  }

async function handedOver(ports: Ports, ticket: string, { browser, now }: Someone) {
  const handOver = await ports.handOvers.find(handOverIdOf(ticket))
  // Who has not taken it is told no more than who made a ticket up.
  if (handOver?.takenBy?.browserTag !== browser.tag) return refuse('hand-over-unknown')
  if (isExpired(handOver, now)) return refuse('hand-over-expired')
  const account = handOver.state === 'taken' ? await handingAccount(ports, handOver, now) : undefined
  return account ? accept(subjectOf(account, { handOver })) : refuse('hand-over-over')
}

const subjectOf = (account: Account, by: Pick<FaceSubject, 'session' | 'handOver'>): FaceSubject => ({
  account,
  person: facePersonOf(account),
  ...by,
})

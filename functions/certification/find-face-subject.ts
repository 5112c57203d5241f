import type { AccountStore } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { Recoveries } from '../domain/recovery.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SessionStore } from '../domain/session.ts'
import { type FaceHandOverStore, handOverIdOf, isExpired } from './face-hand-over.ts'
import { accountSubject, recoverySubject } from './face-subject.ts'
import { handingAccount } from './handing-account.ts'

export interface SubjectPorts {
  accounts: AccountStore
  sessions: SessionStore
  handOvers: FaceHandOverStore
  recoveries: Recoveries
}

/** With the ticket of a hand-over, or of a recovery, or neither. */
export interface SubjectRequest {
  handOver?: string | undefined
  recovery?: string | undefined
}
type Someone = Pick<Visitor, 'session' | 'browser' | 'now'>

/**
 * Whose face check it is: of the account that was handed over to this browser, of the recovery that this browser began,
 * or of whoever is signed in here.
 */
export const findFaceSubject =
  (ports: SubjectPorts) =>
  async ({ handOver, recovery }: SubjectRequest, someone: Someone) => {
    if (handOver !== undefined) return handedOver(ports, handOver, someone)
    if (recovery !== undefined) return recovering(ports, recovery, someone)
    const { session } = someone
    // Consistently: they may have agreed a moment ago, and what has ended all sessions counts at once.
    const account = session && (await ports.accounts.find(session.accountId))
    if (!account || account.sessionEpoch !== session.epoch) return refuse('not-signed-in')
    return accept(accountSubject(account, { session }))
  }

async function handedOver(ports: SubjectPorts, ticket: string, { browser, now }: Someone) {
  const handOver = await ports.handOvers.find(handOverIdOf(ticket))
  // Who has not taken it is told no more than who made a ticket up.
  if (handOver?.takenBy?.browserTag !== browser.tag) return refuse('hand-over-unknown')
  if (isExpired(handOver, now)) return refuse('hand-over-expired')
  const account = handOver.state === 'taken' ? await handingAccount(ports, handOver, now) : undefined
  return account ? accept(accountSubject(account, { handOver })) : refuse('hand-over-over')
}

async function recovering({ recoveries }: SubjectPorts, id: string, { browser, now }: Someone) {
  const recovery = await recoveries.find(id)
  if (recovery?.browserTag !== browser.tag) return refuse('recovery-unknown')
  if (recovery.state !== 'open') return refuse('recovery-over')
  return now < recovery.expiresAt ? accept(recoverySubject(recovery)) : refuse('recovery-expired')
}

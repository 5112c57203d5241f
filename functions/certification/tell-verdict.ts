import type * as contracts from '../../shared/contracts/certification.ts'
import type { OutputOf } from '../../shared/contracts/endpoint.ts'
import type { Account, AccountStore } from '../domain/account.ts'
import { showHolder } from '../domain/holder-view.ts'
import type { Visitor } from '../domain/open-session.ts'
import { findRenewed } from '../domain/renewed-session.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SessionStore, StartedSession } from '../domain/session.ts'
import { failureCountsOf, faceStanding, type StandingPorts } from './face-standing.ts'
import type { FaceSubject } from './face-subject.ts'
import type { SubjectRequest } from './find-face-subject.ts'
import type { FaceCheck } from '../domain/face-check.ts'
import type { FaceCheckStore } from './face-check-store.ts'
import { handOverIdOf } from './face-hand-over.ts'
import type { Judging } from './judging.ts'
import type { Decided } from '../domain/face-verdict.ts'

/** What a phone is told, and the session that it goes on with. */
interface Told {
  answer: OutputOf<typeof contracts.judgeFaceCheck>
  started?: StartedSession
}

interface Ports extends StandingPorts {
  accounts: AccountStore
  sessions: SessionStore
}

export const tellVerdict =
  (ports: StandingPorts) =>
  async (subject: FaceSubject, verdict: Exclude<Decided, { verdict: 'certified' }>, now: Date) => {
    const [{ key }] = await failureCountsOf(ports, subject)
    const [{ length: failures }, standing] = await Promise.all([
      ports.attempts.look(key),
      faceStanding(ports)(subject, now),
    ])
    const told: Told = { answer: { ...verdict, failures, standing } }
    return accept(told)
  }

/** @param account as it is with its new level; where nobody is signed in its holder is not shown */
export const tellCertified = (account: Account | undefined, started?: StartedSession) => {
  const holder = account ? showHolder(account) : null
  const told: Told = { answer: { verdict: 'certified', holder }, ...(started && { started }) }
  return accept(told)
}

/**
 * The answer got lost and the same comes again: the session that sent it is over by then, and in its place is one that
 * only the same request has the key to.
 */
export const tellCertifiedAgain =
  (ports: Pick<Ports, 'accounts' | 'sessions'>) =>
  async (check: FaceCheck, { handOver, recovery }: SubjectRequest, visitor: Visitor) => {
    if (check.verdict?.verdict !== 'certified' || check.browserTag !== visitor.browser.tag) return undefined
    if (check.purpose === 'recover')
      return check.recoveryId === recovery ? tellCertified(undefined) : undefined
    if (check.handOverId !== undefined)
      return handOver !== undefined && handOverIdOf(handOver) === check.handOverId
        ? tellCertified(undefined)
        : undefined
    const isHere = visitor.session?.accountId === check.accountId
    const started = isHere ? undefined : await findRenewed(ports)(check.accountId, visitor)
    const session = isHere ? visitor.session : started?.session
    const account = session && (await ports.accounts.find(check.accountId))
    return account?.sessionEpoch === session?.epoch ? account && tellCertified(account, started) : undefined
  }

/** The same upload, twice at once: the other of them was judged. Or the other was of other frames. */
export const tellOfOther =
  (ports: Ports & { checks: FaceCheckStore }) =>
  async ({ check: { id }, subject, upload, request, visitor }: Judging) => {
    const check = await ports.checks.find(id)
    if (!check?.verdict || check.upload?.digest !== upload.digest) return refuse('check-over')
    if (check.verdict.verdict !== 'certified') return tellVerdict(ports)(subject, check.verdict, visitor.now)
    return (await tellCertifiedAgain(ports)(check, request, visitor)) ?? refuse('check-over')
  }

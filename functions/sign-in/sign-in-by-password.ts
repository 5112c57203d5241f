import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/sign-in.ts'
import type { Account } from '../domain/account.ts'
import type { AccountEventStore } from '../domain/account-event.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import { comeBack, type ComingBackPorts } from '../domain/come-back.ts'
import { agreedTo } from '../domain/consents.ts'
import { showHolder } from '../domain/holder-view.ts'
import { openSession, type Visitor } from '../domain/open-session.ts'
import { type PasswordTryOutcome, tryPassword } from '../domain/password-tries.ts'
import type { Passwords } from '../domain/passwords.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import type { SessionStore } from '../domain/session.ts'
import { type Candidate, findCandidates } from '../domain/find-candidates.ts'
import { recordNewConsents } from './record-new-consents.ts'
import type { NewBrowserNotices } from './tell-of-new-browser.ts'

interface Ports extends ComingBackPorts {
  sessions: SessionStore
  events: AccountEventStore
  attempts: AttemptLog
  passwords: Passwords
  personalData: PersonalData
  newBrowserNotices: NewBrowserNotices
}

type Request = InputOf<typeof contracts.signInByPassword>

export const signInByPassword = (ports: Ports) => async (request: Request, visitor: Visitor) => {
  const agreed = agreedTo(request.consents, visitor.now)
  if (!agreed) return refuse('consent-outdated')

  const { password } = request
  const candidates = await findCandidates(ports)(request.documentNumber, visitor.now)
  const proof = await prove(ports, candidates, password, visitor)
  if (proof.outcome === 'wrong') return refuse('number-or-password-wrong')
  if (proof.outcome === 'too-many-tries') {
    return refuse('too-many-tries', { retryAfterSeconds: proof.retryAfterSeconds })
  }
  const account = await comeBack(ports)(proof.account, visitor)
  if (!account) return refuse('number-or-password-wrong')
  const announce = ports.newBrowserNotices.announce(account)
  const [started] = await Promise.all([
    openSession(ports)({ account, methods: ['pwd'], event: 'signed-in-by-password', announce }, visitor),
    recordNewConsents(ports)(account, agreed),
    renewOutgrownHash(ports, account, password),
  ])
  await ports.newBrowserNotices.tell(account, started)
  return accept({ started, holder: showHolder(account) })
}

type NotProven = Exclude<PasswordTryOutcome, { outcome: 'right' }>
type Proof = NotProven | { outcome: 'right'; account: Account }

/** More than one candidate is rare: passports of two states can share a number. */
async function prove(
  ports: Ports,
  candidates: Candidate[],
  password: string,
  visitor: Visitor,
): Promise<Proof> {
  const { browser, now } = visitor
  const refusals: NotProven[] = []
  for (const { who, id, account } of candidates) {
    const knowsBrowser = await ports.sessions.knowsBrowser(id, browser.tag)
    const passwordHash = account?.passwordHash
    const tried = await tryPassword(ports)({ who, passwordHash, password, browser, knowsBrowser, now })
    if (tried.outcome !== 'right') refusals.push(tried)
    else if (account) return { outcome: 'right', account }
  }
  return refusals.find(({ outcome }) => outcome === 'wrong') ?? refusals[0] ?? { outcome: 'wrong' }
}

async function renewOutgrownHash(
  { accounts, passwords }: Ports,
  { id, passwordHash }: Account,
  password: string,
) {
  if (!passwords.isOutgrown(passwordHash)) return
  await accounts.replacePasswordHash(id, passwordHash, await passwords.hash(password))
}

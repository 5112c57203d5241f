import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/registration.ts'
import type { Account, AccountStore } from '../domain/account.ts'
import type { AccountEventStore } from '../domain/account-event.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import { showHolder } from '../domain/holder-view.ts'
import { isLeaving } from '../domain/leaving.ts'
import { checkNewPassword } from '../domain/new-password.ts'
import { endEarlier, eventOf, openSession, type Visitor } from '../domain/open-session.ts'
import { tryPassword } from '../domain/password-tries.ts'
import type { Passwords } from '../domain/passwords.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import { type SessionStore, startSession } from '../domain/session.ts'
import type { Registration } from './registration.ts'
import type { RegistrationStore } from './registration-store.ts'

interface Ports {
  accounts: AccountStore
  registrations: RegistrationStore
  sessions: SessionStore
  events: AccountEventStore
  attempts: AttemptLog
  passwords: Passwords
  personalData: PersonalData
}

type Request = InputOf<typeof contracts.completeRegistration>

/** Makes the account, or finds the one that an earlier try made whose answer got lost. */
export const completeRegistration = (ports: Ports) => async (request: Request, visitor: Visitor) => {
  const registration = await ports.registrations.find(request.registrationId)
  if (registration?.browserTag !== visitor.browser.tag) return refuse('registration-unknown')
  if (visitor.now >= registration.expiresAt) return refuse('registration-expired')

  const password = checkNewPassword(request.password, registration)
  if (!password.ok) return password

  const made = await ports.accounts.find(registration.accountId)
  return made
    ? signInAgain(ports, made, password.value, visitor)
    : makeAccount(ports, registration, password.value, visitor)
}

async function makeAccount(ports: Ports, registration: Registration, password: string, visitor: Visitor) {
  const account = accountOf(registration, await ports.passwords.hash(password), visitor.now)
  const started = startSession({ ...visitor, account, methods: ['pwd', 'sms'] })
  const added = await ports.accounts.add(account, eventOf('registered', started.session))
  if (added !== 'added') return refuse(added)

  const kept = await ports.accounts.find(account.id)
  if (kept && kept.passwordHash !== account.passwordHash) return signInAgain(ports, kept, password, visitor)
  await Promise.all([ports.sessions.add(started.session), endEarlier(ports, visitor, account.id)])
  return accept({ started, holder: showHolder(account) })
}

/** The same person presses again: the password chosen the first time counts, within the limits of any sign-in. */
async function signInAgain(ports: Ports, account: Account, password: string, visitor: Visitor) {
  const { id, passwordHash } = account
  const { browser, now } = visitor
  const tried = await tryPassword(ports)({
    who: id,
    passwordHash,
    password,
    browser,
    knowsBrowser: true,
    now,
  })
  // Who has it deregistered meanwhile comes back by signing in.
  if (tried.outcome !== 'right' || isLeaving(account)) return refuse('document-already-bound')
  const opening = { account, methods: ['pwd' as const], event: 'signed-in-by-password' as const }
  return accept({ started: await openSession(ports)(opening, visitor), holder: showHolder(account) })
}

const accountOf = (registration: Registration, passwordHash: string, now: Date): Account => ({
  id: registration.accountId,
  kind: registration.kind,
  level: 'L1',
  levelSince: now,
  name: registration.name,
  document: registration.document,
  ...(registration.kind === 'unit' && { unit: registration.unit }),
  phone: registration.phone,
  passwordHash,
  consents: registration.consents,
  registeredAt: now,
  phoneVerifiedAt: now,
  sessionEpoch: 0,
})

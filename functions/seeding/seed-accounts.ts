import { agreementVersions } from '../../shared/contracts/consent.ts'
import type { Account, AccountId, AccountStore } from '../domain/account.ts'
import { eventId } from '../domain/account-event.ts'
import { agreedTo } from '../domain/consents.ts'
import { newId } from '../domain/new-id.ts'
import type { Passwords } from '../domain/passwords.ts'
import { type SessionStore, startSession } from '../domain/session.ts'
import type { Person, Unit } from './person.ts'
import { readPerson, readUnit } from './read-entry.ts'

const DAY = 24 * 60 * 60_000

interface Ports {
  accounts: AccountStore
  passwords: Passwords
  sessions: SessionStore
}

interface Lists {
  people: readonly Person[]
  units: readonly Unit[]
}

/** Adds who is not there yet and leaves the others, their password included, as they are. */
export const seedAccounts =
  (ports: Ports) =>
  async ({ people, units }: Lists, now: Date) => {
    const entries = [
      ...people.map((person, place) => ({ access: person, holder: readPerson(person, place) })),
      ...units.map((unit, place) => ({ access: unit, holder: readUnit(unit, place) })),
    ]
    const outcomes = await Promise.all(entries.map(({ access, holder }) => seed(ports, access, holder, now)))
    const added = outcomes.filter((outcome) => outcome === 'added').length
    return { added, alreadyThere: outcomes.length - added }
  }

type Access = Pick<Person, 'level' | 'password' | 'phoneProvenDaysAgo' | 'browserKnown'>
type Holder = ReturnType<typeof readPerson> | ReturnType<typeof readUnit>

async function seed(ports: Ports, access: Access, holder: Holder, now: Date) {
  const { accounts, passwords, sessions } = ports
  const { browserKnown, level, password, phoneProvenDaysAgo = 0 } = access
  if (await accounts.isDocumentBound(holder.document, now)) return 'document-already-bound'
  const account: Account = {
    ...holder,
    id: newId() as AccountId,
    level,
    levelSince: now,
    passwordHash: await passwords.hash(password),
    consents: agreedTo(agreementVersions, now) ?? [],
    registeredAt: now,
    phoneVerifiedAt: daysBefore(now, phoneProvenDaysAgo),
    sessionEpoch: 0,
  }
  const outcome = await accounts.add(account, {
    id: eventId(now, newId()),
    accountId: account.id,
    type: 'registered',
    at: now,
  })
  if (outcome === 'added' && browserKnown)
    await sessions.add(signedOutSince(account, browserKnown.tag, daysBefore(now, browserKnown.daysAgo)))
  return outcome
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY)

function signedOutSince(account: Account, tag: string, at: Date) {
  const where = { browser: '未知浏览器', system: '未知系统', place: null, network: '未知网络' }
  const browser = { tag, address: '', where, device: 'unknown' } as const
  const { session } = startSession({ account, surface: 'app', browser, methods: ['pwd'], now: at })
  return { ...session, endedAt: at }
}

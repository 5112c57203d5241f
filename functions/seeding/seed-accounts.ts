import { agreementVersions } from '../../shared/contracts/consent.ts'
import type { Account, AccountId, AccountStore } from '../domain/account.ts'
import { eventId } from '../domain/account-event.ts'
import { agreedTo } from '../domain/consents.ts'
import { newId } from '../domain/new-id.ts'
import type { Passwords } from '../domain/passwords.ts'
import type { Person, Unit } from './person.ts'
import { readPerson, readUnit } from './read-entry.ts'

const DAY = 24 * 60 * 60_000

interface Ports {
  accounts: AccountStore
  passwords: Passwords
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

type Access = Pick<Person, 'level' | 'password' | 'phoneProvenDaysAgo'>
type Holder = ReturnType<typeof readPerson> | ReturnType<typeof readUnit>

async function seed({ accounts, passwords }: Ports, access: Access, holder: Holder, now: Date) {
  const { level, password, phoneProvenDaysAgo = 0 } = access
  if (await accounts.isDocumentBound(holder.document, now)) return 'document-already-bound'
  const account: Account = {
    ...holder,
    id: newId() as AccountId,
    level,
    levelSince: now,
    passwordHash: await passwords.hash(password),
    consents: agreedTo(agreementVersions, now) ?? [],
    registeredAt: now,
    phoneVerifiedAt: new Date(now.getTime() - phoneProvenDaysAgo * DAY),
    sessionEpoch: 0,
  }
  return accounts.add(account, {
    id: eventId(now, newId()),
    accountId: account.id,
    type: 'registered',
    at: now,
  })
}

import { agreementVersions } from '../../shared/contracts/consent.ts'
import type { Account, AccountId, AccountStore } from '../domain/account.ts'
import { eventId } from '../domain/account-event.ts'
import { agreedTo } from '../domain/consents.ts'
import { newId } from '../domain/new-id.ts'
import type { Passwords } from '../domain/passwords.ts'
import type { Person, Unit } from './person.ts'
import { readPerson, readUnit } from './read-entry.ts'

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

type Access = Pick<Person, 'level' | 'password'>
type Holder = ReturnType<typeof readPerson> | ReturnType<typeof readUnit>

async function seed({ accounts, passwords }: Ports, { level, password }: Access, holder: Holder, now: Date) {
  if (await accounts.isDocumentBound(holder.document)) return 'document-already-bound'
  const account: Account = {
    ...holder,
    id: newId() as AccountId,
    level,
    levelSince: now,
    passwordHash: await passwords.hash(password),
    consents: agreedTo(agreementVersions, now) ?? [],
    registeredAt: now,
    phoneVerifiedAt: now,
    sessionEpoch: 0,
  }
  return accounts.add(account, {
    id: eventId(now, newId()),
    accountId: account.id,
    type: 'registered',
    at: now,
  })
}

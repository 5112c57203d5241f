import { agreementVersions } from '../../shared/contracts/consent.ts'
import { parseIdentityDocument } from '../../shared/vocabulary/identity-document.ts'
import type { Parsed } from '../../shared/vocabulary/parsed.ts'
import { parsePersonName } from '../../shared/vocabulary/person-name.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import type { Account, AccountId, AccountStore } from '../domain/account.ts'
import { eventId } from '../domain/account-event.ts'
import { agreedTo } from '../domain/consents.ts'
import { newId } from '../domain/new-id.ts'
import type { Passwords } from '../domain/passwords.ts'
import type { Person } from './person.ts'

interface Ports {
  accounts: AccountStore
  passwords: Passwords
}

/** Adds who is not there yet and leaves the others, their password included, as they are. */
export const seedPeople = (ports: Ports) => async (people: readonly Person[], now: Date) => {
  const outcomes = await Promise.all(people.map((person, place) => seed(ports, person, place, now)))
  const added = outcomes.filter((outcome) => outcome === 'added').length
  return { added, alreadyThere: outcomes.length - added }
}

async function seed({ accounts, passwords }: Ports, person: Person, place: number, now: Date) {
  const known = read(person, place)
  if (await accounts.isDocumentBound(known.document)) return 'document-already-bound'
  const account: Account = {
    ...known,
    id: newId() as AccountId,
    kind: 'personal',
    level: person.level,
    levelSince: now,
    passwordHash: await passwords.hash(person.password),
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

/** A wrong entry is told by its place in the list and the reason, never by what stands there. */
function read({ documentKind, documentNumber, issuingState, ...person }: Person, place: number) {
  const parsed = <Value>(part: Parsed<Value, string, string>) => {
    if (!part.ok) throw new Error(`person ${place + 1} of the list cannot be: ${part.refusal}`)
    return part.value
  }
  return {
    document: parsed(parseIdentityDocument(documentKind, documentNumber, { issuingState })),
    name: parsed(parsePersonName(person.name, { kind: documentKind })),
    phone: parsed(parsePhoneNumber(person.phone)).e164,
  }
}

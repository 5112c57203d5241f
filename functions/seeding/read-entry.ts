import { parseIdentityDocument } from '../../shared/vocabulary/identity-document.ts'
import type { Parsed } from '../../shared/vocabulary/parsed.ts'
import { parsePersonName } from '../../shared/vocabulary/person-name.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import { parseUnitName } from '../../shared/vocabulary/unit-name.ts'
import type { NaturalPerson } from '../domain/account.ts'
import type { Person, StandIn, Unit } from './person.ts'

export function readPerson(entry: Person, place: number) {
  const of = entryAt('person', place)
  return { kind: 'personal' as const, ...nameAndDocument(entry, of), phone: phone(entry, of) }
}

export function readUnit(entry: Unit, place: number) {
  const of = entryAt('unit', place)
  const bound = phone(entry, of)
  return {
    kind: 'unit' as const,
    name: of(parseUnitName(entry.unitName)),
    document: of(parseIdentityDocument('uscc', entry.unitCode)),
    phone: bound,
    unit: {
      representative: nameAndDocument(entry.representative, of),
      ...(entry.agent && { agent: { ...nameAndDocument(entry.agent, of), phone: bound } }),
    },
  }
}

type Read = <Value>(part: Parsed<Value, string, string>) => Value

/** A wrong entry is told by its place in the list and the reason, never by what stands there. */
const entryAt =
  (what: string, place: number): Read =>
  (part) => {
    if (!part.ok) throw new Error(`${what} ${String(place + 1)} of the list cannot be: ${part.refusal}`)
    return part.value
  }

function nameAndDocument(
  { documentKind, documentNumber, issuingState, name }: StandIn,
  of: Read,
): NaturalPerson {
  const {
    kind,
    number,
    issuingState: state,
  } = of(parseIdentityDocument(documentKind, documentNumber, { issuingState }))
  return {
    name: of(parsePersonName(name, { kind })),
    document: { kind, number, ...(state !== undefined && { issuingState: state }) },
  }
}

const phone = (entry: { phone: string }, of: Read) => of(parsePhoneNumber(entry.phone)).e164

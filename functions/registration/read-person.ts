import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/registration.ts'
import { parseIdentityDocument } from '../../shared/vocabulary/identity-document.ts'
import { identityDocumentKinds } from '../../shared/vocabulary/identity-document-entries.ts'
import { parsePersonName } from '../../shared/vocabulary/person-name.ts'
import type { IdentityDocument } from '../domain/account.ts'
import { accept, refuse } from '../domain/result.ts'

type TypedPerson = InputOf<typeof contracts.startUnitRegistration>['representative']

/** Reads a natural person as written into a form; the phone judged it by the same vocabulary before. */
export function readPerson(typed: TypedPerson, now: Date) {
  const document = readDocument(typed, now)
  if (!document) return refuse('document-not-valid')
  const name = parsePersonName(typed.name, { kind: document.kind })
  return name.ok ? accept({ name: name.value, document }) : refuse('name-not-valid')
}

function readDocument({ documentKind, documentNumber, issuingState }: TypedPerson, now: Date) {
  // A person has a person's document; a unit is registered by another way (R1).
  if (identityDocumentKinds[documentKind].accountKind !== 'personal') return undefined
  // Without its state the same passport could be registered twice.
  if (documentKind === 'passport' && !issuingState) return undefined
  const parsed = parseIdentityDocument(documentKind, documentNumber, { issuingState, today: dayInChina(now) })
  if (!parsed.ok) return undefined
  const document: IdentityDocument = { kind: parsed.value.kind, number: parsed.value.number }
  return parsed.value.issuingState === undefined
    ? document
    : { ...document, issuingState: parsed.value.issuingState }
}

const CHINA_IS_AHEAD_MS = 8 * 60 * 60_000
const dayInChina = (now: Date) => new Date(now.getTime() + CHINA_IS_AHEAD_MS).toISOString().slice(0, 10)

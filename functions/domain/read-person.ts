import { chinaDay } from '../../shared/vocabulary/china-day.ts'
import type { IdentityDocumentKind } from '../../shared/vocabulary/identity-document-kind.ts'
import { parseIdentityDocument } from '../../shared/vocabulary/identity-document.ts'
import { identityDocumentKinds } from '../../shared/vocabulary/identity-document-entries.ts'
import { parsePersonName } from '../../shared/vocabulary/person-name.ts'
import type { IdentityDocument } from './account.ts'
import { accept, refuse } from './result.ts'

interface TypedPerson {
  name: string
  documentKind: IdentityDocumentKind
  documentNumber: string
  issuingState?: string | undefined
}

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
  const parsed = parseIdentityDocument(documentKind, documentNumber, { issuingState, today: chinaDay(now) })
  if (!parsed.ok) return undefined
  const document: IdentityDocument = { kind: parsed.value.kind, number: parsed.value.number }
  return parsed.value.issuingState === undefined
    ? document
    : { ...document, issuingState: parsed.value.issuingState }
}

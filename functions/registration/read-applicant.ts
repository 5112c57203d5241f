import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/registration.ts'
import { parseIdentityDocument } from '../../shared/vocabulary/identity-document.ts'
import { identityDocumentKinds } from '../../shared/vocabulary/identity-document-entries.ts'
import { parsePersonName } from '../../shared/vocabulary/person-name.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import type { IdentityDocument } from '../domain/account.ts'
import { accept, refuse } from '../domain/result.ts'

type Request = Pick<
  InputOf<typeof contracts.startRegistration>,
  'documentKind' | 'documentNumber' | 'issuingState' | 'name' | 'phone'
>

/** Reads what a person wrote into the form; the phone judged it by the same vocabulary before. */
export function readApplicant(request: Request, now: Date) {
  const document = readDocument(request, now)
  if (!document) return refuse('document-not-valid')
  const name = parsePersonName(request.name, { kind: document.kind })
  if (!name.ok) return refuse('name-not-valid')
  const phone = parsePhoneNumber(request.phone)
  if (!phone.ok) return refuse('phone-not-valid')
  return accept({ document, name: name.value, phone: phone.value.e164 })
}

function readDocument({ documentKind, documentNumber, issuingState }: Request, now: Date) {
  // A person registers with a person's document; a unit is registered by another way (R1).
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

import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/recovery.ts'
import { identityDocumentKinds } from '../../shared/vocabulary/identity-document-entries.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import { parseUnitCode } from '../../shared/vocabulary/unit-code.ts'
import { parseUnitName } from '../../shared/vocabulary/unit-name.ts'
import type { NaturalPerson } from '../domain/account.ts'
import { readPerson } from '../domain/read-person.ts'
import type { RecoveryClaim } from '../domain/recovery.ts'
import { accept, refuse } from '../domain/result.ts'

/** R10 */
const hasFaceRoute = ({ document }: NaturalPerson) =>
  identityDocumentKinds[document.kind].faceRoute === 'holder'

const withPhone = (claim: RecoveryClaim, typed: string) => {
  if (!hasFaceRoute(claim.person)) return refuse('no-face-route')
  const phone = parsePhoneNumber(typed)
  return phone.ok ? accept({ claim, phone: phone.value.e164 }) : refuse('phone-not-valid')
}

export function readClaim(request: InputOf<typeof contracts.startRecovery>, now: Date) {
  const person = readPerson(request, now)
  return person.ok ? withPhone({ kind: 'personal', person: person.value }, request.phone) : person
}

export function readUnitClaim(request: InputOf<typeof contracts.startUnitRecovery>, now: Date) {
  const name = parseUnitName(request.unitName)
  if (!name.ok) return refuse('unit-name-not-valid')
  const code = parseUnitCode(request.unitCode)
  if (!code.ok) return refuse('unit-code-not-valid')
  const person = readPerson(request.representative, now)
  if (!person.ok) return refuse('representative-not-valid')
  const unit = { name: name.value, code: code.value }
  return withPhone({ kind: 'unit', unit, person: person.value }, request.phone)
}

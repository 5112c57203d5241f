import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/registration.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import { readPerson } from '../domain/read-person.ts'
import { accept, refuse } from '../domain/result.ts'

type Request = InputOf<typeof contracts.startRegistration>

/** Reads what a person wrote into the form. */
export function readApplicant(request: Request, now: Date) {
  const person = readPerson(request, now)
  if (!person.ok) return person
  const phone = parsePhoneNumber(request.phone)
  if (!phone.ok) return refuse('phone-not-valid')
  return accept({ ...person.value, phone: phone.value.e164 })
}

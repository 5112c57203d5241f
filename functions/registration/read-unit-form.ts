import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/registration.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import { parseUnitCode } from '../../shared/vocabulary/unit-code.ts'
import { parseUnitName } from '../../shared/vocabulary/unit-name.ts'
import type { IdentityDocument, NaturalPerson } from '../domain/account.ts'
import { readPerson } from '../domain/read-person.ts'
import { accept, refuse } from '../domain/result.ts'
import { isSameDocument } from '../domain/same-document.ts'

type Request = InputOf<typeof contracts.startUnitRegistration>

/** Reads what was written into a unit's form. A code whose check digit fails counts: the registry decides (R3). */
export function readUnitForm(request: Request, now: Date) {
  const name = parseUnitName(request.unitName)
  if (!name.ok) return refuse('unit-name-not-valid')
  const code = parseUnitCode(request.unitCode)
  if (!code.ok) return refuse('unit-code-not-valid')
  const representative = readPerson(request.representative, now)
  if (!representative.ok) return refuse('representative-not-valid')
  const agent = request.agent && readPerson(request.agent, now)
  if (agent && !isAnother(agent, representative.value)) return refuse('agent-not-valid')
  const phone = parsePhoneNumber(request.phone)
  if (!phone.ok) return refuse('phone-not-valid')

  return accept({
    name: name.value,
    document: { kind: 'uscc', number: code.value } satisfies IdentityDocument,
    phone: phone.value.e164,
    unit: {
      representative: representative.value,
      ...(agent && { agent: { ...agent.value, phone: phone.value.e164 } }),
    },
  })
}

type Read = ReturnType<typeof readPerson>

/** Whoever has the representative's document is the representative, and registers as such. */
const isAnother = (agent: Read, { document }: NaturalPerson): agent is Extract<Read, { ok: true }> =>
  agent.ok && !isSameDocument(agent.value.document, document)

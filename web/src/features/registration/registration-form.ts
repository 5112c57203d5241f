import type * as z from 'zod/mini'
import { agreementVersions } from '../../../../shared/contracts/consent.ts'
import type { startRegistration, startUnitRegistration } from '../../../../shared/contracts/registration.ts'
import type { PasswordOwner } from '../../../../shared/vocabulary/password.ts'
import { asSent, type TypedPerson } from '../../api/typed-person.ts'
import type { RegistrationDraft } from './registration-draft.ts'

/** The answers as the contracts want them, with the code that proves the phone. */
export function personalForm(
  { holder, phone, consents }: RegistrationDraft,
  code: string,
): z.input<(typeof startRegistration)['input']> {
  return { ...asSent(holder), phone, code, consents: consents ?? agreementVersions }
}

export function unitForm(
  { unitName, unitCode, representative, agent, registrant, phone, consents }: RegistrationDraft,
  code: string,
): z.input<(typeof startUnitRegistration)['input']> {
  return {
    unitName,
    unitCode,
    representative: asSent(representative),
    agent: registrant === 'agent' ? asSent(agent) : null,
    phone,
    code,
    consents: consents ?? agreementVersions,
  }
}

/** Those of whom nothing may stand in the password. */
export function passwordOwners(draft: RegistrationDraft): PasswordOwner[] {
  const { phone, registrant } = draft
  const known = ({ name, documentNumber }: TypedPerson) => ({ name, number: documentNumber, phone })
  if (draft.accountKind === 'personal') return [known(draft.holder)]
  return [
    { name: draft.unitName, number: draft.unitCode, phone },
    known(draft.representative),
    ...(registrant === 'agent' ? [known(draft.agent)] : []),
  ]
}

import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/registration.ts'
import type { AccountId, AccountStore } from '../domain/account.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import type { BusinessRegistry } from '../domain/business-registry.ts'
import { codeRefusal } from '../domain/code-refusal.ts'
import { agreedTo } from '../domain/consents.ts'
import { lookUpUnit } from '../domain/look-up-unit.ts'
import { newId } from '../domain/new-id.ts'
import type { CodeBinding, CodeCheck, OneTimeCodeStore } from '../domain/one-time-code.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import type { PhoneProofStore } from './phone-proof-store.ts'
import { readUnitForm } from './read-unit-form.ts'
import { type Registration, REGISTRATION_LIFE_MS, shownToApplicant } from './registration.ts'
import type { RegistrationStore } from './registration-store.ts'

interface Ports {
  accounts: AccountStore
  attempts: AttemptLog
  codes: OneTimeCodeStore
  personalData: PersonalData
  proofs: PhoneProofStore
  registrations: RegistrationStore
  registry: BusinessRegistry
}

type Request = InputOf<typeof contracts.startUnitRegistration>

export const startUnitRegistration = (ports: Ports) => {
  const { accounts, personalData, proofs, registrations } = ports
  const lookUp = lookUpUnit(ports)

  return async (request: Request, { browser, now }: Pick<Visitor, 'browser' | 'now'>) => {
    const consents = agreedTo(request.consents, now)
    if (!consents) return refuse('consent-outdated')
    const form = readUnitForm(request, now)
    if (!form.ok) return form
    const { name, document, phone, unit } = form.value

    // The same form with the same code is the same registration: who presses again after a lost answer gets it.
    const text = JSON.stringify([browser.tag, form.value, request.code])
    const id = (await personalData.blindIndex('unit-registration', text)).slice(0, 22)

    const binding = { phone, purpose: 'register', browserTag: browser.tag } as const
    const check = await prove(ports, binding, request.code, now)
    if (check.outcome === 'expired') {
      const begun = await registrations.find(id)
      if (begun && now < begun.expiresAt) return accept(shownToApplicant(begun, now))
    }
    const notRight = codeRefusal(check)
    if (notRight) return notRight

    const claim = { name, code: document.number, representative: unit.representative }
    const found = await lookUp(claim, { phone, browser, now })
    if (!found.ok) return found
    if (await accounts.isDocumentBound(document, now)) return refuse('document-already-bound')
    if (await accounts.findByPhone(phone, 'unit', now)) return refuse('phone-already-bound')

    const registration: Registration = {
      ...form.value,
      id,
      kind: 'unit',
      accountId: newId() as AccountId,
      browserTag: browser.tag,
      consents,
      expiresAt: new Date(now.getTime() + REGISTRATION_LIFE_MS),
    }
    await registrations.add(registration)
    await proofs.remove(binding, request.code)
    return accept(shownToApplicant(registration, now))
  }
}

/** A right code is used up by this try and counts on for the next: a form that has to be mended needs no new SMS. */
async function prove(
  { codes, proofs }: Ports,
  binding: CodeBinding,
  code: string,
  now: Date,
): Promise<CodeCheck> {
  if (await proofs.isProven(binding, code, now)) return { outcome: 'right' }
  const check = await codes.check(binding, code, now)
  if (check.outcome === 'right') await proofs.add(binding, code, now)
  return check
}

import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/registration.ts'
import type { AccountId, AccountStore } from '../domain/account.ts'
import { codeRefusal } from '../domain/code-refusal.ts'
import { agreedTo } from '../domain/consents.ts'
import { newId } from '../domain/new-id.ts'
import type { OneTimeCodeStore } from '../domain/one-time-code.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { accept, refuse } from '../domain/result.ts'
import { readApplicant } from './read-applicant.ts'
import { type Registration, REGISTRATION_LIFE_MS, shownToApplicant } from './registration.ts'
import type { RegistrationStore } from './registration-store.ts'

interface Ports {
  accounts: AccountStore
  codes: OneTimeCodeStore
  registrations: RegistrationStore
  personalData: PersonalData
}

type Request = InputOf<typeof contracts.startRegistration>

export const startRegistration =
  ({ accounts, codes, registrations, personalData }: Ports) =>
  async (request: Request, { browser, now }: Pick<Visitor, 'browser' | 'now'>) => {
    const consents = agreedTo(request.consents, now)
    if (!consents) return refuse('consent-outdated')
    const applicant = readApplicant(request, now)
    if (!applicant.ok) return applicant
    const { document, phone } = applicant.value

    // The same form with the same code is the same registration: who presses again after a lost answer gets it.
    const form = JSON.stringify([browser.tag, applicant.value, request.code])
    const id = (await personalData.blindIndex('registration', form)).slice(0, 22)

    const binding = { phone, purpose: 'register', browserTag: browser.tag } as const
    const check = await codes.check(binding, request.code, now)
    if (check.outcome === 'expired') {
      const begun = await registrations.find(id)
      if (begun && now < begun.expiresAt) return accept(shownToApplicant(begun, now))
    }
    const notRight = codeRefusal(check)
    if (notRight) return notRight

    // Only who proved a phone is told whether a document or that phone has an account (no oracle).
    if (await accounts.isDocumentBound(document, now)) return refuse('document-already-bound')
    if (await accounts.findByPhone(phone, 'personal', now)) return refuse('phone-already-bound')

    const registration: Registration = {
      ...applicant.value,
      id,
      kind: 'personal',
      accountId: newId() as AccountId,
      browserTag: browser.tag,
      consents,
      expiresAt: new Date(now.getTime() + REGISTRATION_LIFE_MS),
    }
    await registrations.add(registration)
    return accept(shownToApplicant(registration, now))
  }

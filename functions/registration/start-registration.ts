import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/registration.ts'
import type { AccountId, AccountStore } from '../domain/account.ts'
import { codeRefusal } from '../domain/code-refusal.ts'
import { agreedTo } from '../domain/consents.ts'
import { newId } from '../domain/new-id.ts'
import type { OneTimeCodeStore } from '../domain/one-time-code.ts'
import type { Visitor } from '../domain/open-session.ts'
import { accept, refuse } from '../domain/result.ts'
import { readApplicant } from './read-applicant.ts'
import { type Registration, REGISTRATION_LIFE_MS } from './registration.ts'
import type { RegistrationStore } from './registration-store.ts'

interface Ports {
  accounts: AccountStore
  codes: OneTimeCodeStore
  registrations: RegistrationStore
}

type Request = InputOf<typeof contracts.startRegistration>

export const startRegistration =
  ({ accounts, codes, registrations }: Ports) =>
  async (request: Request, { browser, now }: Pick<Visitor, 'browser' | 'now'>) => {
    const consents = agreedTo(request.consents, now)
    if (!consents) return refuse('consent-outdated')
    const applicant = readApplicant(request, now)
    if (!applicant.ok) return applicant
    const { document, phone } = applicant.value

    const binding = { phone, purpose: 'register', browserTag: browser.tag } as const
    const notRight = codeRefusal(await codes.check(binding, request.code, now))
    if (notRight) return notRight

    // Only who proved a phone is told whether a document or that phone has an account (no oracle).
    if (await accounts.isDocumentBound(document)) return refuse('document-already-bound')
    if (await accounts.findByPhone(phone, 'personal')) return refuse('phone-already-bound')

    const registration: Registration = {
      ...applicant.value,
      id: newId(),
      accountId: newId() as AccountId,
      browserTag: browser.tag,
      consents,
      expiresAt: new Date(now.getTime() + REGISTRATION_LIFE_MS),
    }
    await registrations.add(registration)
    return accept({ registrationId: registration.id, expiresInSeconds: REGISTRATION_LIFE_MS / 1000 })
  }

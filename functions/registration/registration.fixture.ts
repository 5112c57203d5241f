import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { aPhone, aResidentId, aVisitor, consents, goodPassword, noon } from '../adapters/people.fixture.ts'
import { smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import { newId } from '../domain/new-id.ts'
import type { AccountId } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import { completeRegistration } from './complete-registration.ts'
import { dynamodbRegistrationStore } from './dynamodb-registration-store.ts'
import { type Registration, REGISTRATION_LIFE_MS } from './registration.ts'
import { startRegistration } from './start-registration.ts'

export const registrations = dynamodbRegistrationStore(...testTableOf('registration'), stores.personalData)
export const ports = { ...stores, registrations }

export const start = startRegistration(ports)
export const complete = completeRegistration(ports)

/** The form as a person with a resident ID fills it in. */
export const aForm = () => ({
  documentKind: 'resident-id' as const,
  documentNumber: aResidentId(),
  name: '陈小雅',
  phone: aPhone(),
  code: '246810',
  consents,
})

/** Fills in the form and gives the code that the phone received. */
export async function startAs(visitor: Visitor, differs: Partial<Parameters<typeof start>[0]> = {}) {
  const form = { ...aForm(), ...differs }
  await smsCodeFor(form.phone, 'register', visitor, '246810')
  return start(form, visitor)
}

/** Someone who has come as far as choosing a password. */
export async function aRegistration(differs: Partial<Omit<Registration, 'kind'>> = {}) {
  const registration: Registration = {
    id: newId(),
    browserTag: aVisitor().browser.tag,
    accountId: newId() as AccountId,
    document: { kind: 'resident-id', number: aResidentId() },
    name: '陈小雅',
    phone: `+86${aPhone()}`,
    consents: [],
    expiresAt: new Date(noon.getTime() + REGISTRATION_LIFE_MS),
    ...differs,
    kind: 'personal',
  }
  await registrations.add(registration)
  return registration
}

/** Whoever sits at the browser of that registration. */
export const visitorOf = ({ browserTag }: Registration, differs: Partial<Visitor> = {}) => {
  const visitor = aVisitor(differs)
  return { ...visitor, browser: { ...visitor.browser, tag: browserTag } }
}

export const completeAs = (registration: Registration, password = goodPassword) =>
  complete({ registrationId: registration.id, password }, visitorOf(registration))

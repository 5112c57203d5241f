import type { InputOf } from '../../shared/contracts/endpoint.ts'
import type * as contracts from '../../shared/contracts/registration.ts'
import {
  aPhone,
  aResidentId,
  aUnitCode,
  aVisitor,
  consents,
  later,
  noon,
} from '../adapters/people.fixture.ts'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import type { AccountId } from '../domain/account.ts'
import { type BusinessRegistry, RegistryUnavailable, type UnitClaim } from '../domain/business-registry.ts'
import { newId } from '../domain/new-id.ts'
import type { Visitor } from '../domain/open-session.ts'
import { dynamodbPhoneProofStore } from './dynamodb-phone-proof-store.ts'
import { registrations } from './registration.fixture.ts'
import { type Registration, REGISTRATION_LIFE_MS } from './registration.ts'
import { startUnitRegistration } from './start-unit-registration.ts'

type Form = InputOf<typeof contracts.startUnitRegistration>

/** The registry of this test's units: what it was asked, and what became of it. */
export class RegistryOfTests implements BusinessRegistry {
  mood: 'answers' | 'is down' | 'breaks' = 'answers'
  readonly asked: UnitClaim[] = []
  private readonly known = new Set<string>()

  enter({ unitName, unitCode, representative }: Form) {
    this.known.add([unitName, unitCode, representative.name, representative.documentNumber].join())
  }

  agrees(claim: UnitClaim) {
    if (this.mood === 'is down') return Promise.reject(new RegistryUnavailable())
    if (this.mood === 'breaks') return Promise.reject(new TypeError('broken'))
    this.asked.push(claim)
    const { name, code, representative } = claim
    const entry = [name, code, representative.name, representative.document.number].join()
    return Promise.resolve(this.known.has(entry))
  }
}

export const registry = new RegistryOfTests()
export const proofs = dynamodbPhoneProofStore(...testTableOf('registration'), stores.personalData)
export const startUnit = startUnitRegistration({ ...stores, registrations, proofs, registry })

const aPerson = (name: string) => ({
  name,
  documentKind: 'resident-id' as const,
  documentNumber: aResidentId(),
})

/** The form as the legal representative of a registered unit fills it in. */
export function aUnitForm(differs: Partial<Form> = {}): Form {
  const form = {
    unitName: '粤海示例（广州）建筑工程有限公司',
    unitCode: aUnitCode(),
    representative: aPerson('方岭南'),
    agent: null,
    phone: aPhone(),
    code: '246810',
    consents,
    ...differs,
  }
  registry.enter(form)
  return form
}

/** The same, by an agent. */
export const anAgentsForm = (differs: Partial<Form> = {}) =>
  aUnitForm({ agent: aPerson('何文书'), ...differs })

/** Gives the code that the phone received. */
export async function startUnitAs(visitor: Visitor, form: Form) {
  await smsCodeFor(form.phone, 'register', visitor, form.code)
  return startUnit(form, visitor)
}

/** A unit that has come as far as choosing a password. */
export async function aUnitRegistration(differs: Partial<Omit<Registration, 'kind'>> = {}) {
  const phone = `+86${aPhone()}`
  const registration = {
    id: newId(),
    browserTag: aVisitor().browser.tag,
    accountId: newId() as AccountId,
    document: { kind: 'uscc' as const, number: aUnitCode() },
    name: '粤海示例（广州）建筑工程有限公司',
    phone,
    consents: [],
    expiresAt: later(noon, REGISTRATION_LIFE_MS),
    ...differs,
    kind: 'unit' as const,
    unit: {
      representative: { name: '方岭南', document: { kind: 'resident-id' as const, number: aResidentId() } },
      agent: {
        name: '何文书',
        document: { kind: 'hk-macau-permit' as const, number: 'H12345678' },
        phone: differs.phone ?? phone,
      },
    },
  } satisfies Registration
  await registrations.add(registration)
  return registration
}

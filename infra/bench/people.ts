import { inFolder } from './in-folder.ts'
import type { SeededPerson } from '../local/seed.ts'

interface MadeUp {
  name: string
  number: string
  phone: string
  password: string
}

/** So many people who do not exist, as the journeys make them up; new ones at every call. */
export async function makeUpPeople(count: number): Promise<SeededPerson[]> {
  const { aPerson } = await inFolder<{ aPerson: () => MadeUp }>('web/e2e/world/people.ts')
  const people = Array.from({ length: count }, aPerson)
  return people.map(({ name, number, phone, password }) => ({
    name,
    phone,
    password,
    documentKind: 'resident-id',
    documentNumber: number,
    level: 'L1',
  }))
}

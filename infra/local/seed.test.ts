import { expect, it } from 'vitest'
import { portrayed } from '../../shared/test-people/portrayed.ts'
import { parseIdentityDocument } from '../../shared/vocabulary/identity-document.ts'
import { checkPassword } from '../../shared/vocabulary/password.ts'
import { parsePersonName } from '../../shared/vocabulary/person-name.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import { parseUnitCode } from '../../shared/vocabulary/unit-code.ts'
import { parseUnitName } from '../../shared/vocabulary/unit-name.ts'
import { demonstrationPeople, demonstrationUnits } from './seed.ts'

it.each(demonstrationPeople)('$name could have registered like this', (person) => {
  const { documentKind, documentNumber, phone, name, password } = person
  expect(parseIdentityDocument(documentKind, documentNumber)).toMatchObject({ ok: true })
  expect(parsePhoneNumber(phone)).toMatchObject({ ok: true })
  expect(checkPassword(password, { name, number: documentNumber, phone })).toMatchObject({ ok: true })
})

it('has one person of each level', () => {
  expect(demonstrationPeople.map(({ level }) => level)).toEqual(['L1', 'L2', 'L3'])
})

it('has people, and a unit at L1 by its representative, of whom the demonstration keeps a portrait', () => {
  const seeded = demonstrationPeople.map(({ name, documentNumber }) => ({ name, documentNumber }))
  expect(portrayed.map(({ name, documentNumber }) => ({ name, documentNumber }))).toEqual(seeded)
  const [{ level, representative }] = demonstrationUnits
  expect(level).toBe('L1')
  expect(seeded).toContainEqual({ name: representative.name, documentNumber: representative.documentNumber })
})

it.each(demonstrationUnits)('$unitName could have registered like this', (unit) => {
  const { unitName, unitCode, representative, phone, password } = unit
  const { documentKind, documentNumber, name } = representative
  expect(parseUnitName(unitName)).toEqual({ ok: true, value: unitName })
  expect(parseUnitCode(unitCode)).toEqual({ ok: true, value: unitCode })
  expect(parseIdentityDocument(documentKind, documentNumber)).toMatchObject({ ok: true })
  expect(parsePersonName(name, { kind: documentKind })).toMatchObject({ ok: true })
  for (const owner of [
    { name: unitName, number: unitCode, phone },
    { name, number: documentNumber },
  ])
    expect(checkPassword(password, owner)).toMatchObject({ ok: true })
})

it('has a phone with a personal and a unit account, so that the choice between them can be shown', () => {
  const phones: string[] = demonstrationPeople.map(({ phone }) => phone)
  expect(demonstrationUnits.filter(({ phone }) => phones.includes(phone))).toHaveLength(1)
})

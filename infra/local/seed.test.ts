import { expect, it } from 'vitest'
import { parseIdentityDocument } from '../../shared/vocabulary/identity-document.ts'
import { checkPassword } from '../../shared/vocabulary/password.ts'
import { parsePhoneNumber } from '../../shared/vocabulary/phone-number.ts'
import { demonstrationPeople } from './seed.ts'

it.each(demonstrationPeople)('$name could have registered like this', (person) => {
  const { documentKind, documentNumber, phone, name, password } = person
  expect(parseIdentityDocument(documentKind, documentNumber)).toMatchObject({ ok: true })
  expect(parsePhoneNumber(phone)).toMatchObject({ ok: true })
  expect(checkPassword(password, { name, number: documentNumber, phone })).toMatchObject({ ok: true })
})

it('has one person of each level', () => {
  expect(demonstrationPeople.map(({ level }) => level)).toEqual(['L1', 'L2', 'L3'])
})

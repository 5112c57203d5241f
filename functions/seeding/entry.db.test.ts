import { expect, it } from 'vitest'
import { aPhone, aResidentId, goodPassword } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import { handler } from './entry.ts'

const aPerson = () => ({
  documentKind: 'resident-id' as const,
  documentNumber: aResidentId(),
  name: '演示人员',
  phone: aPhone(),
  password: goodPassword,
  level: 'L3' as const,
})

it('adds people at their level, and leaves those who are there as they are', async () => {
  const [one, two] = [aPerson(), aPerson()]
  expect(await handler({ people: [one] })).toEqual({ added: 1, alreadyThere: 0 })
  expect(await handler({ people: [{ ...one, level: 'L1', password: 'other' }, two] })).toEqual({
    added: 1,
    alreadyThere: 1,
  })

  const [id] = await stores.accounts.findByDocumentKey(one.documentNumber)
  const account = id && (await stores.accounts.find(id))
  expect(account).toMatchObject({ level: 'L3', name: '演示人员', kind: 'personal', phone: `+86${one.phone}` })
  expect(account?.consents).toHaveLength(2)
  expect(await stores.passwords.verify(account?.passwordHash, goodPassword)).toBe(true)
})

it('names a person who cannot be by the place in the list, and nothing else of them', async () => {
  const wrong = { ...aPerson(), documentNumber: '440106199001011234' }
  await expect(handler({ people: [aPerson(), wrong] })).rejects.toThrow(
    /^person 2 of the list cannot be: check-digit-wrong$/,
  )
})

it('refuses a list it does not understand', async () => {
  await expect(handler({ people: [{ name: '无' }] })).rejects.toThrow()
})

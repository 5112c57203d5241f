import { expect, it } from 'vitest'
import { aPhone, aResidentId, aUnitCode, DAY, goodPassword } from '../adapters/people.fixture.ts'
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

it('adds people whose phone was proven long ago, for those who want to see what that means', async () => {
  const person = { ...aPerson(), phoneProvenDaysAgo: 100 }
  await handler({ people: [person] })
  const [id] = await stores.accounts.findByDocumentKey(person.documentNumber)
  const account = id && (await stores.accounts.find(id))
  const ago = account && Date.now() - account.phoneVerifiedAt.getTime()
  expect((ago ?? 0) / DAY).toBeCloseTo(100, 1)
})

it('adds people whom a browser is known of for days, where nobody is signed in', async () => {
  const person = { ...aPerson(), browserKnown: { tag: 'a-tag', daysAgo: 3 } }
  await handler({ people: [person] })
  const [id] = await stores.accounts.findByDocumentKey(person.documentNumber)
  if (!id) throw new Error('nobody was added')
  const [session, ...others] = await stores.sessions.inBrowser(id, 'a-tag')
  expect(others).toEqual([])
  expect((Date.now() - (session?.startedAt.getTime() ?? 0)) / DAY).toBeCloseTo(3, 1)
  expect(await stores.sessions.live({ id, sessionEpoch: 0 }, new Date())).toEqual([])
})

it('adds a unit with who stands for it, with the phone of a person who has an account too', async () => {
  const person = aPerson()
  const { phone, password, level } = person
  const aStandIn = (name: string) => ({
    documentKind: 'resident-id' as const,
    documentNumber: aResidentId(),
    name,
  })
  const unit = {
    unitName: '演示建筑有限公司',
    unitCode: aUnitCode(),
    representative: aStandIn('演示法人'),
    agent: aStandIn('演示经办'),
    phone,
    password,
    level,
  }
  expect(await handler({ people: [person], units: [unit] })).toEqual({ added: 2, alreadyThere: 0 })
  expect(await handler({ units: [unit] })).toEqual({ added: 0, alreadyThere: 1 })

  const [id] = await stores.accounts.findByDocumentKey(unit.unitCode)
  expect(id && (await stores.accounts.find(id))).toMatchObject({
    kind: 'unit',
    level: 'L3',
    name: '演示建筑有限公司',
    phone: `+86${phone}`,
    unit: {
      representative: { name: '演示法人', document: { number: unit.representative.documentNumber } },
      agent: { name: '演示经办', phone: `+86${phone}` },
    },
  })
  const wrong = { ...unit, unitName: '一' }
  await expect(handler({ units: [wrong] })).rejects.toThrow(/^unit 1 of the list cannot be: too-short$/)
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

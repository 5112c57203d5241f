import { expect, it, vi } from 'vitest'
import { aPhone, aUnitCode, noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import { allComplete, connections, countOf, oneByOne, traces } from './at-once.fixture.ts'
import { aRegistration } from './registration.fixture.ts'
import { aUnitRegistration } from './unit-registration.fixture.ts'

const CROWD = 40
// Two cores hash 40 passwords and speak to one small database.
vi.setConfig({ testTimeout: 60_000 })

const aCrowd = (shares: Parameters<typeof aUnitRegistration>[0]) =>
  oneByOne(Array.from({ length: CROWD }), () => aUnitRegistration(shares))

it.each(connections)(
  'leaves one account of 40 at once for one unit code, over %s',
  async (_what, connect) => {
    const document = { kind: 'uscc' as const, number: aUnitCode() }
    const crowd = await aCrowd({ document })

    expect(countOf(await allComplete(crowd, connect()), 'document-already-bound')).toBe(CROWD - 1)

    const [owner] = await stores.accounts.findByDocumentKey(document.number)
    expect(await traces(crowd)).toEqual([owner])
    const bound = await oneByOne(crowd, ({ phone }) => stores.accounts.findByPhone(phone, 'unit', noon))
    expect(bound.filter(Boolean)).toEqual([owner])
  },
)

it.each(connections)('leaves one unit of 40 at once for one phone, over %s', async (_what, connect) => {
  const phone = `+86${aPhone()}`
  const crowd = await aCrowd({ phone })

  expect(countOf(await allComplete(crowd, connect()), 'phone-already-bound')).toBe(CROWD - 1)

  const owner = await stores.accounts.findByPhone(phone, 'unit', noon)
  expect(await traces(crowd)).toEqual([owner])
})

it.each(connections)(
  'lets a person and a unit with one phone register at the same moment, over %s (R5)',
  async (_what, connect) => {
    const pairs = await oneByOne(Array.from({ length: 10 }), async () => {
      const phone = `+86${aPhone()}`
      return [await aRegistration({ phone }), await aUnitRegistration({ phone })] as const
    })
    const results = await allComplete(pairs.flat(), connect())
    expect(results.filter(({ ok }) => !ok)).toEqual([])
    for (const [person, unit] of pairs) {
      expect(await stores.accounts.findByPhone(person.phone, 'personal', noon)).toBe(person.accountId)
      expect(await stores.accounts.findByPhone(person.phone, 'unit', noon)).toBe(unit.accountId)
    }
  },
)

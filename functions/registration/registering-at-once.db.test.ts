import { expect, it, vi } from 'vitest'
import { aPhone, aResidentId, goodPassword, noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import { allComplete, completeOver, connections, countOf, oneByOne, traces } from './at-once.fixture.ts'
import { aRegistration, completeAs, visitorOf } from './registration.fixture.ts'

const CROWD = 200
// Two cores hash 200 passwords and speak to one small database.
vi.setConfig({ testTimeout: 90_000 })

it.each(connections)(
  'leaves one account of 200 at once for one document, over %s',
  async (_what, connect) => {
    const document = { kind: 'resident-id' as const, number: aResidentId() }
    const crowd = await aCrowd({ document })

    expect(countOf(await allComplete(crowd, connect()), 'document-already-bound')).toBe(CROWD - 1)

    const [owner] = await stores.accounts.findByDocumentKey(document.number)
    expect(await traces(crowd)).toEqual([owner])
    const bound = await oneByOne(crowd, ({ phone }) => stores.accounts.findByPhone(phone, 'personal', noon))
    expect(bound.filter(Boolean)).toEqual([owner])
  },
)

it.each(connections)('leaves one account of 200 at once for one phone, over %s', async (_what, connect) => {
  const phone = `+86${aPhone()}`
  const crowd = await aCrowd({ phone })

  expect(countOf(await allComplete(crowd, connect()), 'phone-already-bound')).toBe(CROWD - 1)

  const owner = await stores.accounts.findByPhone(phone, 'personal', noon)
  expect(await traces(crowd)).toEqual([owner])
  const bound = await oneByOne(crowd, ({ document }) => stores.accounts.findByDocumentKey(document.number))
  expect(bound.flat()).toEqual([owner])
})

it('signs in a person whose connection loses every answer the first time', async () => {
  const registration = await aRegistration()
  const seen = new Set<string>()
  const act = completeOver((command) => {
    if (seen.has(command)) return undefined
    seen.add(command)
    return 'timed-out-after'
  })
  const request = { registrationId: registration.id, password: goodPassword }
  expect(await act(request, visitorOf(registration))).toMatchObject({ ok: true })
  expect([...seen]).toContain('TransactWriteItemsCommand')
  expect(await stores.sessions.live({ id: registration.accountId, sessionEpoch: 0 }, noon)).toHaveLength(1)
})

it('makes one account when one person presses 20 times at once', async () => {
  const registration = await aRegistration()
  const results = await Promise.all(Array.from({ length: 20 }, () => completeAs(registration)))
  expect(results.some(({ ok }) => ok)).toBe(true)
  expect(await stores.accounts.findByDocumentKey(registration.document.number)).toEqual([
    registration.accountId,
  ])
  const live = await stores.sessions.live({ id: registration.accountId, sessionEpoch: 0 }, noon)
  expect(live).toHaveLength(results.filter(({ ok }) => ok).length)
})

const aCrowd = (shares: Parameters<typeof aRegistration>[0]) =>
  oneByOne(Array.from({ length: CROWD }), () => aRegistration(shares))

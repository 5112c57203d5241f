import { beforeEach, expect, it } from 'vitest'
import {
  aBrowser,
  aPhone,
  aResidentId,
  aUnitCode,
  DAY,
  later,
  MINUTE,
  noon,
} from './adapters/people.fixture.ts'
import { stores } from './adapters/stores.fixture.ts'
import { lookUpUnit } from './domain/look-up-unit.ts'
import { registry } from './registration/unit-registration.fixture.ts'

const HOUR = 60 * MINUTE
const lookUp = lookUpUnit({ ...stores, registry })
const guess = (asker: Partial<Parameters<typeof lookUp>[1]>) =>
  lookUp(
    {
      name: '粤海示例建筑工程有限公司',
      code: aUnitCode(),
      representative: { name: '方岭南', document: { kind: 'resident-id', number: aResidentId() } },
    },
    { phone: `+86${aPhone()}`, browser: aBrowser(), now: noon, ...asker },
  )
const MISMATCH = { ok: false, refusal: 'unit-mismatch' }
const tooMany = (seconds: number) => ({
  ok: false,
  refusal: 'too-many-lookups',
  hint: { retryAfterSeconds: seconds },
})

beforeEach(() => {
  registry.mood = 'answers'
  registry.asked.length = 0
})

it('asks ten times a day for one phone, wherever it is', async () => {
  const phone = `+86${aPhone()}`
  for (let turn = 0; turn < 10; turn++) expect(await guess({ phone })).toEqual(MISMATCH)
  expect(await guess({ phone, now: later(noon, HOUR) })).toEqual(tooMany(23 * 3600))
  expect(registry.asked).toHaveLength(10)
  expect(await guess({ phone, now: later(noon, DAY) })).toEqual(MISMATCH)
})

it('asks thirty times an hour for one address, however many phones are behind it', async () => {
  const { address } = aBrowser()
  const from = (now = noon) => guess({ browser: aBrowser({ address }), now })
  for (let turn = 0; turn < 30; turn++) expect(await from()).toEqual(MISMATCH)
  expect(await from()).toEqual(tooMany(3600))
  expect(await from(later(noon, HOUR))).toEqual(MISMATCH)
})

it('asks for thirty at once no more than ten times', async () => {
  const phone = `+86${aPhone()}`
  await Promise.all(Array.from({ length: 30 }, () => guess({ phone })))
  expect(registry.asked.length).toBeGreaterThan(0)
  expect(registry.asked.length).toBeLessThanOrEqual(10)
})

it('does not count questions that nobody answered', async () => {
  const asker = { phone: `+86${aPhone()}`, browser: aBrowser() }
  registry.mood = 'is down'
  for (let turn = 0; turn < 32; turn++) {
    expect(await guess(asker)).toEqual({ ok: false, refusal: 'registry-unavailable' })
  }
  registry.mood = 'answers'
  expect(await guess(asker)).toEqual(MISMATCH)
})

import { beforeEach, expect, it } from 'vitest'
import {
  aBrowser,
  aPhone,
  aResidentId,
  anEarlyUnitCode,
  aVisitor,
  consents,
  later,
  MINUTE,
  noon,
} from '../adapters/people.fixture.ts'
import { aHolder, smsCodeFor } from '../adapters/stores.fixture.ts'
import { registrations } from './registration.fixture.ts'
import {
  anAgentsForm,
  aUnitForm,
  aUnitRegistration,
  registry,
  startUnit,
  startUnitAs,
} from './unit-registration.fixture.ts'

beforeEach(() => {
  registry.mood = 'answers'
  registry.asked.length = 0
})

const MISMATCH = { ok: false, refusal: 'unit-mismatch' }

it('keeps a unit whose legal representative registers it for a quarter of an hour, for their browser alone', async () => {
  const visitor = aVisitor()
  const form = aUnitForm()

  const result = await startUnitAs(visitor, form)

  expect(result).toMatchObject({ ok: true, value: { expiresInSeconds: 900 } })
  const kept = result.ok ? await registrations.find(result.value.registrationId) : undefined
  expect(kept).toMatchObject({
    kind: 'unit',
    browserTag: visitor.browser.tag,
    name: form.unitName,
    document: { kind: 'uscc', number: form.unitCode },
    phone: `+86${form.phone}`,
    expiresAt: later(noon, 15 * MINUTE),
    consents: [{ agreement: 'user-agreement' }, { agreement: 'privacy-policy' }],
  })
  const { name, documentNumber: number } = form.representative
  expect(kept).toHaveProperty('unit', {
    representative: { name, document: { kind: 'resident-id', number } },
  })
})

it('keeps an agent’s name, document and phone as the agent’s (R1)', async () => {
  const form = anAgentsForm()
  const result = await startUnitAs(aVisitor(), form)
  const kept = result.ok ? await registrations.find(result.value.registrationId) : undefined
  expect(kept).toHaveProperty('unit.agent', {
    name: form.agent?.name,
    document: { kind: 'resident-id', number: form.agent?.documentNumber },
    phone: `+86${form.phone}`,
  })
})

it('asks the registry for unit name, code and representative, and never for the agent (R3)', async () => {
  const form = anAgentsForm()
  await startUnitAs(aVisitor(), form)
  const { name, documentNumber: number } = form.representative
  expect(registry.asked).toEqual([
    {
      name: form.unitName,
      code: form.unitCode,
      representative: { name, document: { kind: 'resident-id', number } },
    },
  ])
})

it('looks a code up all the same whose check digit fails, as early ones do', async () => {
  const early = aUnitForm({ unitCode: anEarlyUnitCode() })
  expect(await startUnitAs(aVisitor(), early)).toMatchObject({ ok: true })
  expect(registry.asked).toHaveLength(1)
})

it('takes a representative whose document has no face route (R10)', async () => {
  const representative = {
    name: '林美惠',
    documentKind: 'taiwan-permit' as const,
    documentNumber: '12345678',
  }
  expect(await startUnitAs(aVisitor(), aUnitForm({ representative }))).toMatchObject({ ok: true })
})

const someone = { name: '陈小雅', documentKind: 'resident-id', documentNumber: aResidentId() } as const
it.each([
  [
    'an agreement that is no longer in force (R2)',
    { consents: { ...consents, 'privacy-policy': '2020-01-01' } },
    'consent-outdated',
  ],
  ['a name of one character', { unitName: '粤' }, 'unit-name-not-valid'],
  ['a code of 17 characters', { unitCode: '9144030071526726X' }, 'unit-code-not-valid'],
  [
    'a representative who is a unit',
    { representative: { ...someone, documentKind: 'uscc', documentNumber: '9144030071526726XG' } },
    'representative-not-valid',
  ],
  [
    'a representative with a number that cannot be',
    { representative: { ...someone, documentNumber: '440106199001011234' } },
    'representative-not-valid',
  ],
  ['an agent without a name', { agent: { ...someone, name: '' } }, 'agent-not-valid'],
  [
    'an agent with the representative’s own document: that is the representative',
    { representative: someone, agent: { ...someone, name: '陈小雅' } },
    'agent-not-valid',
  ],
  ['a fixed line', { phone: '020-83133333' }, 'phone-not-valid'],
] as const)('refuses %s and asks nobody', async (_what, differs, refusal) => {
  expect(await startUnit(aUnitForm(differs), aVisitor())).toEqual({ ok: false, refusal })
  expect(registry.asked).toEqual([])
})

it('asks the registry nothing for someone whose code is wrong', async () => {
  const visitor = aVisitor()
  const form = aUnitForm()
  await smsCodeFor(form.phone, 'register', visitor, '111111')
  expect(await startUnit(form, visitor)).toEqual({ ok: false, refusal: 'code-wrong', hint: { triesLeft: 4 } })
  expect(registry.asked).toEqual([])
})

it.each([
  ['was sent for signing in', 'sign-in', true],
  ['another browser asked for', 'register', false],
] as const)('does not take a code that %s', async (_what, purpose, sameBrowser) => {
  const visitor = aVisitor()
  const form = aUnitForm()
  await smsCodeFor(form.phone, purpose, sameBrowser ? visitor : aVisitor({ browser: aBrowser() }))
  expect(await startUnit(form, visitor)).toEqual({ ok: false, refusal: 'code-expired' })
})

it.each([
  ['name', { unitName: '粤海示例（深圳）建筑工程有限公司' }],
  ['code', { unitCode: '9144030071526726XG' }],
  ['representative’s name', { representative: { ...someone, name: '陈大雅' } }],
  ['representative’s number', { representative: { ...someone, documentNumber: aResidentId() } }],
])('says the same whatever does not agree: here the %s (R3)', async (_what, differs) => {
  const wrong = { ...aUnitForm({ representative: someone }), ...differs }
  expect(await startUnitAs(aVisitor(), wrong)).toEqual(MISMATCH)
})

it('goes on with the same code once the form is mended, and sends nobody a second SMS', async () => {
  const visitor = aVisitor()
  const form = aUnitForm()
  expect(await startUnitAs(visitor, { ...form, unitName: '粤海示列建筑工程有限公司' })).toEqual(MISMATCH)
  const muchLater = { ...visitor, now: later(noon, 15 * MINUTE - 1) }
  expect(await startUnit(form, muchLater)).toMatchObject({ ok: true })
})

it.each([
  ['a quarter of an hour later', later(noon, 15 * MINUTE), {}, true],
  ['with another code', noon, { code: '135790' }, true],
  ['with another phone', noon, { phone: aPhone() }, true],
  ['in another browser', noon, {}, false],
] as const)('does not go on %s', async (_what, now, differs, sameBrowser) => {
  const visitor = aVisitor()
  const form = aUnitForm()
  await startUnitAs(visitor, { ...form, unitName: '粤海示列建筑工程有限公司' })
  const { browser } = sameBrowser ? visitor : aVisitor()
  expect(await startUnit({ ...form, ...differs }, { browser, now })).toEqual({
    ok: false,
    refusal: 'code-expired',
  })
})

it('is told apart from a mismatch when the registry does not answer, and the same form goes on when it is back', async () => {
  const visitor = aVisitor()
  const form = aUnitForm()
  registry.mood = 'is down'
  expect(await startUnitAs(visitor, form)).toEqual({ ok: false, refusal: 'registry-unavailable' })
  registry.mood = 'answers'
  expect(await startUnit(form, visitor)).toMatchObject({ ok: true })
})

it('does not call a fault of ours an outage of the registry', async () => {
  registry.mood = 'breaks'
  await expect(startUnitAs(aVisitor(), aUnitForm())).rejects.toThrow('broken')
})

it('gives the same registration to who presses again because the answer got lost, and asks no second time', async () => {
  const visitor = aVisitor()
  const form = aUnitForm()
  const first = await startUnitAs(visitor, form)
  const again = await startUnit(form, { ...visitor, now: later(noon, 2 * MINUTE) })
  const registrationId = first.ok && first.value.registrationId
  expect(again).toEqual({ ok: true, value: { registrationId, expiresInSeconds: 13 * 60 } })
  expect(registry.asked).toHaveLength(1)
})

it('makes one registration when one person presses ten times at once', async () => {
  const visitor = aVisitor()
  const form = aUnitForm()
  await startUnitAs(visitor, { ...form, unitName: '粤海示列建筑工程有限公司' })
  const results = await Promise.all(Array.from({ length: 9 }, () => startUnit(form, visitor)))
  const ids = new Set(results.map((result) => result.ok && result.value.registrationId))
  expect(ids.size).toBe(1)
  expect([...ids]).toEqual([expect.stringMatching(/^[\w-]{22}$/)])
})

it('gives nothing more for a code that has begun a registration', async () => {
  const visitor = aVisitor()
  const form = aUnitForm()
  await startUnitAs(visitor, form)
  const another = { ...form, unitCode: aUnitForm().unitCode }
  expect(await startUnit(another, visitor)).toEqual({ ok: false, refusal: 'code-expired' })
})

it('tells that a unit has an account only to someone who knows who represents it (R4)', async () => {
  const form = aUnitForm()
  await aHolder({ kind: 'unit', document: { kind: 'uscc', number: form.unitCode } })
  expect(await startUnitAs(aVisitor(), { ...form, representative: someone })).toEqual(MISMATCH)
  expect(await startUnitAs(aVisitor(), { ...form, phone: aPhone() })).toEqual({
    ok: false,
    refusal: 'document-already-bound',
  })
})

it('binds a phone to one unit, and lets its personal account be (R5)', async () => {
  const { phone } = await aHolder()
  expect(await startUnitAs(aVisitor(), aUnitForm({ phone }))).toMatchObject({ ok: true })
  const unit = await aHolder({ kind: 'unit', phone, document: (await aUnitRegistration()).document })
  expect(await startUnitAs(aVisitor(), aUnitForm({ phone: unit.phone }))).toEqual({
    ok: false,
    refusal: 'phone-already-bound',
  })
})

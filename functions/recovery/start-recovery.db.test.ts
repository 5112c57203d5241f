import { expect, it } from 'vitest'
import { recoveryKey } from '../adapters/dynamodb/recovery-item.ts'
import { storedItem } from '../adapters/dynamodb/test-items.fixture.ts'
import {
  aPhone,
  aResidentId,
  aVisitor,
  aBrowser,
  DAY,
  later,
  MINUTE,
  noon,
} from '../adapters/people.fixture.ts'
import { aHolder, smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import type { Visitor } from '../domain/open-session.ts'
import { actsOver, aForm, aRoom, aUnit, beginAs, formOf, recoveries, room } from './recovery.fixture.ts'

const BEGUN = { ok: true, value: { expiresInSeconds: 30 * 60 } }

it('begins for whoever the form names, and asks for a face next', async () => {
  const visitor = aVisitor()
  const begun = await beginAs(formOf(await aHolder()), visitor)
  expect(begun).toMatchObject(BEGUN)
  const recoveryId = begun.ok ? begun.value.recoveryId : ''
  expect(await room.read({ recoveryId }, visitor)).toEqual({
    ok: true,
    value: { state: 'face-needed', accountKind: 'personal', expiresInSeconds: 30 * 60 },
  })
})

it('begins for a unit, whose representative’s face it has to be', async () => {
  const { name, document, unit } = await aUnit()
  const visitor = aVisitor()
  const phone = aPhone()
  const code = await smsCodeFor(phone, 'recover', visitor)
  const person = unit?.representative
  const representative = {
    name: person?.name ?? '',
    documentKind: 'resident-id' as const,
    documentNumber: person?.document.number ?? '',
  }
  const form = { unitName: name, unitCode: document.number, representative, phone, code }
  const begun = await room.startUnit(form, visitor)
  expect(begun).toMatchObject(BEGUN)
  const kept = begun.ok ? await recoveries.find(begun.value.recoveryId) : undefined
  expect(kept?.claim).toEqual({ kind: 'unit', unit: { name, code: document.number }, person })
})

it('answers for a number that nobody has as for one that is there, and looks neither up', async () => {
  const account = await aHolder()
  const answers = []
  for (const form of [formOf(account), aForm()]) {
    const calls: string[] = []
    const visitor = aVisitor()
    const phone = aPhone()
    const code = await smsCodeFor(phone, 'recover', visitor)
    const { ports } = aRoom()
    const { start } = actsOver({ ...ports, accounts: watched(stores.accounts, calls) })
    const begun = await start({ ...form, phone, code }, visitor)
    answers.push({ begun: { ...begun, value: undefined }, calls })
  }
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]?.calls).toEqual(['findByPhone', 'find'])
})

it('says of a phone that is another account’s that it is bound, once its code was right and not before (R5)', async () => {
  const other = await aHolder()
  const visitor = aVisitor()
  await smsCodeFor(other.phone, 'recover', visitor, '111111')
  const form = { ...aForm(), phone: other.phone }
  expect(await room.start({ ...form, code: '222222' }, visitor)).toMatchObject({ refusal: 'code-wrong' })
  expect(await room.start({ ...form, code: '111111' }, visitor)).toEqual({
    ok: false,
    refusal: 'phone-already-bound',
  })
})

it('lets whoever still has their phone keep it', async () => {
  const account = await aHolder()
  expect(await beginAs(formOf(account), aVisitor(), account.phone)).toMatchObject(BEGUN)
})

it('lets a unit take the phone of a person, as registration does', async () => {
  const { phone } = await aHolder()
  const { name, document, unit } = await aUnit()
  const visitor = aVisitor()
  const code = await smsCodeFor(phone, 'recover', visitor)
  const representative = {
    name: unit?.representative.name ?? '',
    documentKind: 'resident-id' as const,
    documentNumber: unit?.representative.document.number ?? '',
  }
  const form = { unitName: name, unitCode: document.number, representative, phone, code }
  expect(await room.startUnit(form, visitor)).toMatchObject(BEGUN)
})

it.each([
  ['document-not-valid', { documentNumber: '440106199001011230' }],
  ['name-not-valid', { name: '1' }],
  ['phone-not-valid', { phone: '12' }],
  ['no-face-route', { documentKind: 'taiwan-permit', documentNumber: '12345678' }],
] as const)('refuses with %s before any code is looked at', async (refusal, differs) => {
  const visitor = aVisitor()
  const phone = aPhone()
  const code = await smsCodeFor(phone, 'recover', visitor)
  expect(await room.start({ ...aForm(), phone, code, ...differs }, visitor)).toEqual({ ok: false, refusal })
  expect(await room.start({ ...aForm(), phone, code }, visitor)).toMatchObject(BEGUN)
})

it.each([
  ['was sent for a password reset', 'reset-password', true],
  ['another browser asked for', 'recover', false],
] as const)('does not take a code that %s', async (_what, purpose, sameBrowser) => {
  const visitor = aVisitor()
  const phone = aPhone()
  const code = await smsCodeFor(phone, purpose, sameBrowser ? visitor : aVisitor())
  expect(await room.start({ ...aForm(), phone, code }, visitor)).toEqual({
    ok: false,
    refusal: 'code-expired',
  })
})

it('gives the same recovery to who presses again because the answer got lost', async () => {
  const visitor = aVisitor()
  const form = aForm()
  const phone = aPhone()
  const first = await beginAs(form, visitor, phone)
  const again = await room.start(
    { ...form, phone, code: '246810' },
    { ...visitor, now: later(noon, 2 * MINUTE) },
  )
  const recoveryId = first.ok && first.value.recoveryId
  expect(again).toEqual({ ok: true, value: { recoveryId, expiresInSeconds: 28 * 60 } })
  expect(await room.start({ ...form, phone, code: '246810' }, aVisitor())).toMatchObject({ ok: false })
})

it('lets one phone begin ten a day, and one address sixty', async () => {
  const phone = aPhone()
  for (let turn = 0; turn < 10; turn++) expect(await beginAs(aForm(), aVisitor(), phone)).toMatchObject(BEGUN)
  expect(await beginAs(aForm(), aVisitor(), phone)).toMatchObject({
    refusal: 'too-many-tries',
    hint: { retryAfterSeconds: 86_400 },
  })
  expect(await beginAs(aForm(), aVisitor({ now: later(noon, DAY) }), phone)).toMatchObject(BEGUN)

  const { address } = aBrowser()
  const here = (): Visitor => aVisitor({ browser: aBrowser({ address }) })
  for (let turn = 0; turn < 60; turn++) expect(await beginAs(aForm(), here())).toMatchObject(BEGUN)
  expect(await beginAs(aForm(), here())).toMatchObject({ refusal: 'too-many-tries' })
})

it('is nobody’s but the browser’s that began it, and over after half an hour', async () => {
  const visitor = aVisitor()
  const begun = await beginAs(aForm(), visitor)
  const recoveryId = begun.ok ? begun.value.recoveryId : ''
  const unknown = { ok: false, refusal: 'recovery-unknown' }
  expect(await room.read({ recoveryId }, aVisitor())).toEqual(unknown)
  expect(await room.claim({ recoveryId }, aVisitor())).toEqual(unknown)
  const late = { ...visitor, now: later(noon, 30 * MINUTE) }
  expect(await room.read({ recoveryId }, late)).toEqual({ ok: false, refusal: 'recovery-expired' })
})

it('keeps what was typed sealed', async () => {
  const form = { ...aForm(), documentNumber: aResidentId() }
  const phone = aPhone()
  const begun = await beginAs(form, aVisitor(), phone)
  const kept = await storedItem(recoveryKey(begun.ok ? begun.value.recoveryId : ''))
  expect(kept).toMatchObject({ state: 'open' })
  const text = JSON.stringify(kept)
  for (const value of [form.name, form.documentNumber, phone]) expect(text).not.toContain(value)
})

const watched = <Port extends object>(port: Port, calls: string[]): Port =>
  new Proxy(port, {
    get(target, name, receiver) {
      calls.push(String(name))
      return Reflect.get(target, name, receiver) as unknown
    },
  })

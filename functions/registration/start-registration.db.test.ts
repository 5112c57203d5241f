import { expect, it } from 'vitest'
import { aBrowser, aPhone, aVisitor, consents, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import type { Visitor } from '../domain/open-session.ts'
import { aForm, registrations, start, startAs } from './registration.fixture.ts'

it('keeps what the person wrote for a quarter of an hour, for their browser alone', async () => {
  const visitor = aVisitor()
  const form = { ...aForm(), name: ' 阿依古丽．买买提 ', phone: '139 1234 5678' }
  await smsCodeFor('13912345678', 'register', visitor)

  const result = await start(form, visitor)

  expect(result).toMatchObject({ ok: true, value: { expiresInSeconds: 900 } })
  const kept = result.ok ? await registrations.find(result.value.registrationId) : undefined
  expect(kept).toMatchObject({
    browserTag: visitor.browser.tag,
    document: { kind: 'resident-id', number: form.documentNumber },
    name: '阿依古丽·买买提',
    phone: '+8613912345678',
    expiresAt: new Date(noon.getTime() + 15 * 60_000),
    consents: [
      { agreement: 'user-agreement', version: consents['user-agreement'], at: noon },
      { agreement: 'privacy-policy', version: consents['privacy-policy'], at: noon },
    ],
  })
})

it.each([
  [
    'an agreement that is no longer in force (R2)',
    { consents: { ...consents, 'privacy-policy': '2020-01-01' } },
    'consent-outdated',
  ],
  ['a number whose check digit is wrong', { documentNumber: '440106199001011234' }, 'document-not-valid'],
  [
    'a unit code: units are registered by another way (R1)',
    { documentKind: 'uscc', documentNumber: '91440300192203821X' },
    'document-not-valid',
  ],
  [
    'a passport without its issuing state',
    { documentKind: 'passport', documentNumber: 'E12345678' },
    'document-not-valid',
  ],
  ['someone born tomorrow', { documentNumber: '440106202611250019' }, 'document-not-valid'],
  ['a Latin name on a resident ID', { name: 'Li Ming' }, 'name-not-valid'],
  ['a fixed line', { phone: '020-83133333' }, 'phone-not-valid'],
] as const)('refuses %s', async (_what, differs, refusal) => {
  expect(await start({ ...aForm(), ...differs }, aVisitor())).toEqual({ ok: false, refusal })
})

it('takes a passport with a Latin name and its issuing state', async () => {
  const passport = {
    documentKind: 'passport',
    documentNumber: 'E12345678',
    issuingState: 'GBR',
    name: "Seán O'Brien",
  } as const
  const result = await startAs(aVisitor(), passport)
  const kept = result.ok ? await registrations.find(result.value.registrationId) : undefined
  expect(kept).toMatchObject({ name: "Seán O'Brien", document: { issuingState: 'GBR' } })
})

it('says how many tries are left when the code is wrong', async () => {
  const visitor = aVisitor()
  const form = aForm()
  await smsCodeFor(form.phone, 'register', visitor, '111111')
  expect(await start(form, visitor)).toEqual({ ok: false, refusal: 'code-wrong', hint: { triesLeft: 4 } })
})

it.each([
  ['was sent for signing in', 'sign-in', true],
  ['another browser asked for', 'register', false],
] as const)('does not take a code that %s', async (_what, purpose, sameBrowser) => {
  const visitor = aVisitor()
  const form = aForm()
  await smsCodeFor(form.phone, purpose, sameBrowser ? visitor : aVisitor({ browser: aBrowser() }))
  expect(await start(form, visitor)).toEqual({ ok: false, refusal: 'code-expired' })
})

it('tells that a document has an account only to someone whose code was right (R4)', async () => {
  const { document } = await aHolder()
  const visitor = aVisitor()
  const form = { ...aForm(), documentNumber: document.number }
  await smsCodeFor(form.phone, 'register', visitor, '111111')

  expect(await start(form, visitor)).toMatchObject({ refusal: 'code-wrong' })
  expect(await start({ ...form, code: '111111' }, visitor)).toEqual({
    ok: false,
    refusal: 'document-already-bound',
  })
})

it('tells that a phone has an account only to someone whose code was right (R5)', async () => {
  const { phone } = await aHolder()
  const visitor = aVisitor()
  const form = { ...aForm(), phone }
  await smsCodeFor(phone, 'register', visitor, '111111')

  expect(await start(form, visitor)).toMatchObject({ refusal: 'code-wrong' })
  expect(await start({ ...form, code: '111111' }, visitor)).toEqual({
    ok: false,
    refusal: 'phone-already-bound',
  })
})

it('finds a renewed permit again: the renewal digits are no part of who somebody is (R4)', async () => {
  const number = `H${aPhone().slice(3)}`
  await aHolder({ document: { kind: 'hk-macau-permit', number } })
  const renewed = { documentKind: 'hk-macau-permit', documentNumber: `${number}02` } as const
  expect(await startAs(aVisitor(), renewed)).toEqual({ ok: false, refusal: 'document-already-bound' })
})

it('claims neither document nor phone before a password is chosen', async () => {
  const form = { documentNumber: aForm().documentNumber, phone: aPhone() }
  const first = await startAs(aVisitor(), form)
  const second = await startAs(aVisitor(), form)
  expect([first.ok, second.ok]).toEqual([true, true])
  expect(await stores.accounts.findByPhone(`+86${form.phone}`, 'personal', noon)).toBeUndefined()
})

it('gives the same registration to who presses again because the answer got lost', async () => {
  const visitor = aVisitor()
  const form = aForm()
  await smsCodeFor(form.phone, 'register', visitor)
  const first = await start(form, visitor)
  const again = await start(form, { ...visitor, now: later(noon, 2 * MINUTE) })
  const registrationId = first.ok && first.value.registrationId
  expect(again).toEqual({ ok: true, value: { registrationId, expiresInSeconds: 13 * 60 } })
})

it.each([
  ['another code', { code: '135790' }, (here: Visitor) => here],
  ['another name', { name: '陈大雅' }, (here: Visitor) => here],
  ['the same form in another browser', {}, () => aVisitor({ browser: aBrowser() })],
] as const)('gives nothing for a used code to who comes with %s', async (_what, differs, visitorThen) => {
  const visitor = aVisitor()
  const form = aForm()
  await smsCodeFor(form.phone, 'register', visitor)
  await start(form, visitor)
  expect(await start({ ...form, ...differs }, visitorThen(visitor))).toEqual({
    ok: false,
    refusal: 'code-expired',
  })
})

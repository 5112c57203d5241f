import { faceFailuresOf } from '../domain/face-traces.ts'
import { expect, it } from 'vitest'
import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import { citizenCheckCharacter } from '../../shared/vocabulary/citizen-number.ts'
import { noon } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import { aPhoneElsewhere, aTakenHandOver, aUnit, ports, signedIn } from './face-hand-over.fixture.ts'
import { readFaceRoute } from './read-face-route.ts'
import { withinFaceFailures } from '../domain/face-failures.ts'

const read = readFaceRoute(ports)

it('tells a person who they are, masked, that nothing is agreed to, and that the way is open', async () => {
  const holder = await signedIn(await aHolder())
  const { number } = holder.account.document
  expect(await read({}, holder)).toEqual({
    ok: true,
    value: {
      accountKind: 'personal',
      accountName: '李**',
      level: 'L1',
      person: {
        maskedName: '李**',
        documentKind: 'resident-id',
        maskedNumber: `${number.slice(0, 6)}********${number.slice(-4)}`,
      },
      standing: { state: 'open' },
      consentedAt: null,
      isUnder14: false,
    },
  })
})

it('tells the phone it was handed over to which unit it is for, and whose face it has to be', async () => {
  const { ticket, phone, account } = await aTakenHandOver()
  const number = account.unit?.representative.document.number ?? ''
  const shown = await read({ handOver: ticket }, phone)
  expect(shown).toMatchObject({
    ok: true,
    value: { accountKind: 'unit', accountName: account.name, person: { maskedName: '欧阳**' } },
  })
  expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${number}|欧阳建国|${account.phone.slice(3)}`))
})

it('knows the consent to the version in force, and no other', async () => {
  const consent = { agreement: FACE_AGREEMENT, version: FACE_AGREEMENT_VERSION, at: noon } as const
  const agreed = await signedIn(await aHolder({ consents: [consent] }))
  expect(await read({}, agreed)).toMatchObject({ value: { consentedAt: noon.toISOString() } })
  const before = await signedIn(await aHolder({ consents: [{ ...consent, version: '2026-01-01' }] }))
  expect(await read({}, before)).toMatchObject({ value: { consentedAt: null } })
})

it('tells that a guardian has to agree, by the birth date in the number of whose face it is', async () => {
  const first17 = '440106201508010' + '01'
  const document = { kind: 'resident-id' as const, number: first17 + citizenCheckCharacter(first17) }
  const unit = { representative: { name: '欧阳小小', document } }
  for (const account of [await aHolder({ document }), await aUnit({ unit })])
    expect(await read({}, await signedIn(account))).toMatchObject({ value: { isUnder14: true } })
  const permit = { kind: 'hk-macau-permit' as const, number: `M${String(Date.now()).slice(-8)}` }
  const unknown = await signedIn(await aHolder({ document: permit }))
  expect(await read({}, unknown)).toMatchObject({ value: { isUnder14: false } })
})

it('tells when the route is closed, and until when', async () => {
  const holder = await signedIn(await aHolder())
  for (let turn = 0; turn < 5; turn += 1)
    await stores.attempts.record(faceFailuresOf(holder.account), noon, withinFaceFailures)
  expect(await read({}, holder)).toMatchObject({
    value: { standing: { state: 'paused', retryAfterSeconds: 1800 } },
  })
})

it('tells nobody anything who is not signed in', async () => {
  expect(await read({}, aPhoneElsewhere())).toEqual({ ok: false, refusal: 'not-signed-in' })
})

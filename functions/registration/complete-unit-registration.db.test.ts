import { expect, it } from 'vitest'
import { goodPassword, noon } from '../adapters/people.fixture.ts'
import { historyOf, stores } from '../adapters/stores.fixture.ts'
import { completeAs } from './registration.fixture.ts'
import { aUnitRegistration } from './unit-registration.fixture.ts'

it('makes a unit’s account of level L1 with those who stand for it, and signs it in', async () => {
  const registration = await aUnitRegistration({ phone: '+8613912345673' })

  const result = await completeAs(registration)

  expect(result).toMatchObject({
    ok: true,
    value: {
      holder: {
        accountKind: 'unit',
        level: 'L1',
        maskedName: registration.name,
        documentKind: 'uscc',
        maskedPhone: '139****5673',
      },
    },
  })
  const { accountId: id, name, document, phone, unit } = registration
  const account = await stores.accounts.find(id)
  expect(account).toMatchObject({ kind: 'unit', name, document, phone, unit, phoneVerifiedAt: noon })
  expect(await stores.passwords.verify(account?.passwordHash, goodPassword)).toBe(true)
  expect(await stores.sessions.live({ id, sessionEpoch: 0 }, noon)).toMatchObject([
    { methods: ['pwd', 'sms'] },
  ])
  expect(await historyOf(id)).toMatchObject([{ type: 'registered' }])
})

type UnitRegistration = Awaited<ReturnType<typeof aUnitRegistration>>
const tail = (number: string) => `id-${number.slice(-6)}-2026`

it.each([
  ['the unit’s name', ({ name }: UnitRegistration) => `x-${name}-2026`],
  ['the unit’s code', ({ document }: UnitRegistration) => tail(document.number)],
  ['the phone', ({ phone }: UnitRegistration) => `call-${phone.slice(3)}`],
  ['the representative’s name', ({ unit }: UnitRegistration) => `x-${unit.representative.name}-2026`],
  ['the representative’s number', ({ unit }: UnitRegistration) => tail(unit.representative.document.number)],
  ['the agent’s name', ({ unit }: UnitRegistration) => `x-${unit.agent.name}-2026`],
  ['the agent’s number', ({ unit }: UnitRegistration) => tail(unit.agent.document.number)],
])('refuses a password made with %s, and another can be chosen', async (_what, make) => {
  const registration = await aUnitRegistration()
  expect(await completeAs(registration, make(registration))).toEqual({
    ok: false,
    refusal: 'password-tells-who-you-are',
  })
  expect(await completeAs(registration)).toMatchObject({ ok: true })
})

it('answers the same when the first answer got lost: one account', async () => {
  const registration = await aUnitRegistration()
  const [first, second] = [await completeAs(registration), await completeAs(registration)]
  expect(second.ok && second.value.holder).toEqual(first.ok && first.value.holder)
  expect(await stores.accounts.findByDocumentKey(registration.document.number)).toEqual([
    registration.accountId,
  ])
})

import { expect, it } from 'vitest'
import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import { citizenCheckCharacter } from '../../shared/vocabulary/citizen-number.ts'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { clientWithFaults, type Fault } from '../adapters/dynamodb/injected-faults.ts'
import { accountKey } from '../adapters/dynamodb/account-item.ts'
import { storedItem } from '../adapters/dynamodb/test-items.fixture.ts'
import { aResidentId, aUnitCode, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import type { Account, AccountId } from '../domain/account.ts'
import { agreeToFaceRecognition } from './agree-to-face-recognition.ts'
import { dynamodbFaceConsentStore } from './dynamodb-face-consent-store.ts'
import { aTakenHandOver, aUnit, linesOf, ports, signedIn } from './face-hand-over.fixture.ts'
import { hasFaceConsent } from './face-consent.ts'
import { withdrawFaceConsent } from './withdraw-face-consent.ts'

const agree = agreeToFaceRecognition(ports)
const withdraw = withdrawFaceConsent(ports)

const version = FACE_AGREEMENT_VERSION
const alone = { version, givenBy: { who: 'person-of-14-or-over' } } as const
let people = 0
/** Another person each time. */
const bornOn = (day: string) => {
  const first17 = `440106${day}${String(++people).padStart(3, '0')}`
  return { kind: 'resident-id' as const, number: first17 + citizenCheckCharacter(first17) }
}
const adult = { name: '李大山', documentKind: 'resident-id', documentNumber: aResidentId() } as const
const byGuardian = (differs: Partial<Record<keyof typeof adult | 'issuingState', string>> = {}) => ({
  version,
  givenBy: { who: 'guardian' as const, ...adult, ...(differs as object) },
})
/** On the noon of the tests 13 years old, and 14 from the day after tomorrow on. */
const aChild = () => aHolder({ document: bornOn('20121125') })

const accountOf = async (id: AccountId) => {
  const account = await stores.accounts.find(id)
  if (!account) throw new Error('no account')
  return account
}
const itemOf = (id: AccountId) => storedItem(accountKey(id))
const linesIn = async (id: AccountId) => ({
  given: (await linesOf(id, 'face-consent-given')).length,
  withdrawn: (await linesOf(id, 'face-consent-withdrawn')).length,
})

it('stands in the account with its version, and in the history with where it was given', async () => {
  const holder = await signedIn(await aHolder())
  const { id } = holder.account
  expect(await agree(alone, holder)).toEqual({ ok: true, value: { consentedAt: noon.toISOString() } })

  const account = await accountOf(id)
  expect(account.consents).toEqual([{ agreement: FACE_AGREEMENT, version, at: noon }])
  expect(hasFaceConsent(account)).toBe(true)
  expect(await linesOf(id, 'face-consent-given')).toMatchObject([{ at: noon, where: holder.browser.where }])
})

it('is given once, however often and however quickly somebody presses', async () => {
  const holder = await signedIn(await aHolder())
  const presses = [0, 1, 2, 3, 4].map((ms) => agree(alone, { ...holder, now: later(noon, ms) }))
  const answers = await Promise.all(presses)
  const [consent] = (await accountOf(holder.account.id)).consents
  const told = { ok: true, value: { consentedAt: consent?.at.toISOString() } }
  expect(answers).toEqual(presses.map(() => told))
  expect(await agree(alone, { ...holder, now: later(noon, MINUTE) })).toEqual(told)
  expect(await linesIn(holder.account.id)).toEqual({ given: 1, withdrawn: 0 })
})

it('is given to the version in force and no other; an earlier one is no consent', async () => {
  const earlier = { agreement: FACE_AGREEMENT, version: '2026-01-01', at: noon } as const
  const holder = await signedIn(await aHolder({ consents: [earlier] }))
  expect(hasFaceConsent(holder.account)).toBe(false)
  expect(await agree({ ...alone, version: '2026-01-01' }, holder)).toEqual({
    ok: false,
    refusal: 'consent-outdated',
  })
  expect(await agree(alone, { ...holder, now: later(noon, 1) })).toMatchObject({ ok: true })
  const { consents } = await accountOf(holder.account.id)
  expect(consents).toHaveLength(2)
  expect(consents).toContainEqual(earlier)
})

it('is given by a guardian for a child under 14, and by nobody else', async () => {
  const holder = await signedIn(await aChild())
  expect(await agree(alone, holder)).toEqual({ ok: false, refusal: 'guardian-needed' })
  expect(await linesIn(holder.account.id)).toEqual({ given: 0, withdrawn: 0 })

  expect(await agree(byGuardian(), holder)).toMatchObject({ ok: true })
  expect((await accountOf(holder.account.id)).guardian).toEqual({
    name: adult.name,
    document: { kind: adult.documentKind, number: adult.documentNumber },
  })
})

it.each([
  ['2026-11-25T23:59:59.999+08:00', 'guardian-needed'],
  ['2026-11-26T00:00:00.000+08:00', undefined],
])('takes a child for 14 on the day after the birthday, in China: %s', async (time, refusal) => {
  const now = new Date(time)
  const holder = await signedIn(await aChild(), 'app', now)
  expect(await agree(alone, holder)).toMatchObject(refusal ? { ok: false, refusal } : { ok: true })
})

it.each([
  ['the child', async ({ document }: Account) => ({ documentNumber: document.number })],
  ['a minor', async () => ({ documentNumber: bornOn('20081124').number })],
  ['nobody by name', async () => ({ name: '3' })],
  ['of a number that cannot be', async () => ({ documentNumber: '440106199001011234' })],
  ['a unit', async () => ({ documentKind: 'uscc', documentNumber: aUnitCode() })],
  [
    'of a passport without its state',
    async () => ({ documentKind: 'passport', documentNumber: 'E12345678' }),
  ],
])('does not take a guardian who is %s', async (_what, differs) => {
  const holder = await signedIn(await aChild())
  expect(await agree(byGuardian(await differs(holder.account)), holder)).toEqual({
    ok: false,
    refusal: 'guardian-not-valid',
  })
  expect(hasFaceConsent(await accountOf(holder.account.id))).toBe(false)
})

it.each([
  ['whose number tells no birth date', { documentKind: 'hk-macau-permit', documentNumber: 'H12345678' }],
  [
    'with a passport and its state',
    { documentKind: 'passport', documentNumber: 'E12345678', issuingState: 'CHN' },
  ],
  ['who is 18 since today', { documentNumber: bornOn('20081123').number }],
])('takes a guardian %s', async (_what, differs) => {
  const holder = await signedIn(await aChild())
  expect(await agree(byGuardian(differs), holder)).toMatchObject({ ok: true })
})

it('keeps no guardian of who is known to need none', async () => {
  const holder = await signedIn(await aHolder())
  expect(await agree(byGuardian(), holder)).toEqual({ ok: false, refusal: 'guardian-not-valid' })
  const withPermit = await signedIn(
    await aHolder({ document: { kind: 'hk-macau-permit', number: `H${String(Date.now()).slice(-8)}` } }),
  )
  expect(await agree(byGuardian(), withPermit)).toMatchObject({ ok: true })
})

it('keeps a guardian under seal: the table shows neither name nor number', async () => {
  const holder = await signedIn(await aChild())
  await agree(byGuardian(), holder)
  const stored = JSON.stringify(await itemOf(holder.account.id))
  expect(stored).toContain('guardian')
  for (const value of [adult.name, adult.documentNumber]) expect(stored).not.toContain(value)
})

it('is the representative’s for a unit, also on the phone it was handed over to, which the history names', async () => {
  const { ticket, phone, account } = await aTakenHandOver(
    await aUnit({ unit: { representative: { name: '欧阳小小', document: bornOn('20130101') } } }),
  )
  const there = { handOver: ticket }
  expect(await agree({ ...alone, ...there }, phone)).toEqual({ ok: false, refusal: 'guardian-needed' })
  expect(await agree({ ...byGuardian(), ...there }, phone)).toMatchObject({ ok: true })
  expect(await linesOf(account.id, 'face-consent-given')).toMatchObject([{ where: phone.browser.where }])
})

it('is nobody’s to give who is not signed in', async () => {
  const { phone } = await aTakenHandOver()
  expect(await agree(alone, phone)).toEqual({ ok: false, refusal: 'not-signed-in' })
})

it('takes every version and the guardian out when it is withdrawn, and leaves the level and all else', async () => {
  const other = { agreement: 'user-agreement', version: '2026-11-01', at: noon } as const
  const earlier = { agreement: FACE_AGREEMENT, version: '2026-01-01', at: noon } as const
  const document = bornOn('20121125')
  const holder = await signedIn(await aHolder({ document, level: 'L3', consents: [other, earlier] }))
  const { id } = holder.account
  await agree(byGuardian(), holder)

  expect(await withdraw({ ...holder, now: later(noon, 1) })).toEqual({ ok: true, value: {} })
  expect(await accountOf(id)).toEqual({
    ...holder.account,
    consents: [other],
    faceConsentWithdrawnAt: later(noon, 1),
  })
  expect(await itemOf(id)).not.toHaveProperty('guardian')
  expect(await linesOf(id, 'face-consent-withdrawn')).toMatchObject([
    { at: later(noon, 1), where: holder.browser.where },
  ])
})

it('is withdrawn once however often somebody presses, and can be given again', async () => {
  const holder = await signedIn(await aHolder())
  const { id } = holder.account
  await withdraw(holder)
  expect(await linesIn(id)).toEqual({ given: 0, withdrawn: 0 })
  await agree(alone, holder)
  await Promise.all([withdraw(holder), withdraw(holder), withdraw(holder)])
  await withdraw(holder)
  expect(await linesIn(id)).toEqual({ given: 1, withdrawn: 1 })

  expect(await agree(alone, { ...holder, now: later(noon, MINUTE) })).toEqual({
    ok: true,
    value: { consentedAt: later(noon, MINUTE).toISOString() },
  })
  expect(await linesIn(id)).toEqual({ given: 2, withdrawn: 1 })
})

it('is taken back whole although it was given while it was being withdrawn', async () => {
  const earlier = { agreement: FACE_AGREEMENT, version: '2026-01-01', at: noon } as const
  const holder = await signedIn(await aHolder({ consents: [earlier] }))
  // As it was read before the press on the other device.
  const before = await accountOf(holder.account.id)
  await agree(alone, holder)
  const line = {
    id: `${noon.toISOString()}~w`,
    accountId: before.id,
    type: 'face-consent-withdrawn' as const,
  }
  expect(await ports.faceConsents.withdraw(before, { ...line, at: noon })).toBe(true)
  expect((await accountOf(before.id)).consents).toEqual([])
})

const acts = [
  ['given', [], { consents: 1, lines: { given: 1, withdrawn: 0 } }],
  [
    'withdrawn',
    [{ agreement: FACE_AGREEMENT, version, at: noon }],
    { consents: 0, lines: { given: 0, withdrawn: 1 } },
  ],
] as const

it.each(
  acts.flatMap((act) =>
    (['conflict', 'throttled', 'timed-out-after', 'reset-after', 'crash', 'crash-after'] as const).map(
      (fault) => [...act, fault] as const,
    ),
  ),
)('is %s with its line or not at all, and once', async (act, consents, all, fault) => {
  const holder = await signedIn(await aHolder({ consents: [...consents] }))
  const { id } = holder.account
  const nothing = { consents: consents.length, lines: { given: 0, withdrawn: 0 } }
  const state = async () => ({
    consents: (await accountOf(id)).consents.length,
    lines: await linesIn(id),
  })
  const doing = (with_: typeof ports) =>
    act === 'given' ? agreeToFaceRecognition(with_)(alone, holder) : withdrawFaceConsent(with_)(holder)

  const { over, happened } = badlyConnected(fault)
  const isDead = fault.startsWith('crash')
  const first = doing(over).then(
    ({ ok }) => ok,
    () => false,
  )
  expect(await first).toBe(!isDead)
  expect(happened).toEqual([fault])
  expect(await state()).toEqual(fault === 'crash' ? nothing : all)

  expect(await doing(ports)).toMatchObject({ ok: true })
  expect(await state()).toEqual(all)
})

function badlyConnected(fault: Fault) {
  const { db, happened } = clientWithFaults((_command, nth) => (nth === 0 ? fault : undefined))
  const over = {
    ...ports,
    faceConsents: dynamodbFaceConsentStore(db, testTableOf('certification')[1], stores.personalData),
  }
  return { over, happened }
}

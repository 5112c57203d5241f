import { expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { aPhone, aResidentId, aVisitor, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, leave, smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import type { Visitor } from '../domain/open-session.ts'
import { aSignIn } from './account-centre.fixture.ts'
import { changePhone } from './change-phone.ts'
import { dynamodbPhoneChangeStore } from './dynamodb-phone-change-store.ts'
import { aProvenHolder, aTelephone } from './grave-act.fixture.ts'

const phoneChanges = dynamodbPhoneChangeStore(...testTableOf('account-centre'), stores.personalData)
const CODE = '246810'

function aChange(telephone = aTelephone()) {
  return { ...telephone, change: changePhone({ ...stores, phoneChanges, ...telephone.telling }) }
}

/** Whoever changes to that phone has received its code in their browser. */
async function aChanger(account: Account, phone = aPhone()) {
  const holder = await aProvenHolder(account, 'change-phone')
  await smsCodeFor(phone, 'new-phone', holder.visitor, CODE)
  return { ...holder, phone, request: { proofId: holder.proof.id, phone, code: CODE } }
}

const boundTo = async (phone: string, { kind }: Account) =>
  stores.accounts.findByPhone(phone.startsWith('+') ? phone : `+86${phone}`, kind, noon)

const isLive = async ({ id }: Account, { session }: { session: Visitor['session'] }) => {
  const account = await stores.accounts.find(id)
  const live = account ? await stores.sessions.live(account, noon) : []
  return live.some(({ hash }) => hash === session?.hash)
}

it('binds the new phone, sets the old one free, and ends every sign-in but the one in hand', async () => {
  const account = await aHolder()
  const elsewhere = await aSignIn(account, { now: later(noon, -1) })
  const { visitor, request, phone } = await aChanger(account)

  const changed = await aChange().change(request, visitor)
  expect(changed).toMatchObject({
    ok: true,
    value: { holder: { maskedPhone: `${phone.slice(0, 3)}****${phone.slice(-4)}` } },
  })
  expect(await stores.accounts.find(account.id)).toEqual({
    ...account,
    phone: `+86${phone}`,
    phoneVerifiedAt: noon,
    sessionEpoch: 1,
  })
  expect(await boundTo(phone, account)).toBe(account.id)
  expect(await boundTo(account.phone, account)).toBeUndefined()
  expect(await isLive(account, elsewhere)).toBe(false)
  expect(await isLive(account, visitor)).toBe(false)
  const { started } = changed.ok ? changed.value : expect.fail()
  expect(await isLive(account, started)).toBe(true)
  expect(started.session).toMatchObject({ epoch: 1, methods: ['pwd', 'sms'], startedAt: later(noon, -1000) })
  expect((await historyOf(account.id))[0]).toMatchObject({ type: 'phone-changed', at: noon })
})

it('tells both phones', async () => {
  const account = await aHolder()
  const { visitor, request, phone } = await aChanger(account)
  const { change, messages } = aChange()
  await change(request, visitor)
  expect(messages).toHaveLength(2)
  expect(messages).toContainEqual({ phone: account.phone, message: { kind: 'phone-changed', at: noon } })
  expect(messages).toContainEqual({ phone: `+86${phone}`, message: { kind: 'phone-bound', at: noon } })
})

it('changes the phone all the same when the network takes no message', async () => {
  const account = await aHolder()
  const { visitor, request, phone } = await aChanger(account)
  const { change } = aChange(aTelephone({ networkUp: false }))
  expect(await change(request, visitor)).toMatchObject({ ok: true })
  expect(await boundTo(phone, account)).toBe(account.id)
})

it.each([
  ['a wrong code', { code: '111111' }, 'code-wrong'],
  ['what is no phone', { phone: '12' }, 'phone-not-valid'],
  ['a proof that was made up', { proofId: 'p'.repeat(22) }, 'proof-unknown'],
])('leaves the old phone bound for %s', async (_what, differs, refusal) => {
  const account = await aHolder()
  const { visitor, request } = await aChanger(account)
  expect(await aChange().change({ ...request, ...differs }, visitor)).toMatchObject({ ok: false, refusal })
  expect(await stores.accounts.find(account.id)).toEqual(account)
  expect(await boundTo(account.phone, account)).toBe(account.id)
})

it('has nothing to change where the new phone is the old one', async () => {
  const account = await aHolder()
  const { visitor, request } = await aChanger(account, account.phone.slice(3))
  expect(await aChange().change(request, visitor)).toEqual({ ok: false, refusal: 'phone-unchanged' })
})

it('says that a phone has an account only to who received its code, and takes another phone then', async () => {
  const [account, other] = [await aHolder(), await aHolder()]
  const taken = other.phone.slice(3)
  const { visitor, request, proof } = await aChanger(account, taken)
  const { change, messages } = aChange()
  expect(await change({ ...request, code: '111111' }, visitor)).toMatchObject({ refusal: 'code-wrong' })
  expect(await change(request, visitor)).toEqual({ ok: false, refusal: 'phone-already-bound' })
  expect(await stores.accounts.find(account.id)).toEqual(account)
  expect(await boundTo(taken, account)).toBe(other.id)
  expect(messages).toEqual([])

  const phone = aPhone()
  await smsCodeFor(phone, 'new-phone', visitor, CODE)
  expect(await change({ proofId: proof.id, phone, code: CODE }, visitor)).toMatchObject({ ok: true })
})

it('may bind a phone that has an account of the other kind (R5)', async () => {
  const [account, unit] = [await aHolder(), await aHolder({ kind: 'unit' })]
  const { visitor, request } = await aChanger(account, unit.phone.slice(3))
  expect(await aChange().change(request, visitor)).toMatchObject({ ok: true })
  expect(await boundTo(unit.phone, unit)).toBe(unit.id)
  expect(await boundTo(unit.phone, account)).toBe(account.id)
})

it('takes no proof for something else, and none after its quarter of an hour', async () => {
  const account = await aHolder()
  const { visitor, request, proof } = await aChanger(account)
  const other = await aProvenHolder(account, 'leave')
  const { change } = aChange()
  expect(await change({ ...request, proofId: other.proof.id }, visitor)).toMatchObject({
    refusal: 'proof-unknown',
  })
  expect(await change(request, { ...visitor, now: proof.expiresAt })).toMatchObject({
    refusal: 'proof-expired',
  })
})

it('lets only one of two accounts have a phone that both have proven', async () => {
  const phone = aPhone()
  const accounts = [await aHolder(), await aHolder()]
  const changers = await Promise.all(accounts.map((account) => aChanger(account, phone)))
  const { change } = aChange()
  const outcomes = await Promise.all(changers.map(({ request, visitor }) => change(request, visitor)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, refusal: 'phone-already-bound' })
})

it('lets only one of two changes of an account through, and leaves no phone bound twice', async () => {
  const account = await aHolder()
  const changers = [await aChanger(account), await aChanger(account)]
  const { change } = aChange()
  const outcomes = await Promise.all(changers.map(({ request, visitor }) => change(request, visitor)))
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, refusal: 'proof-unknown' })
  const bound = await Promise.all(changers.map(({ phone }) => boundTo(phone, account)))
  expect(bound.filter(Boolean)).toEqual([account.id])
  const after = await stores.accounts.find(account.id)
  expect(await boundTo(after?.phone ?? '', account)).toBe(account.id)
})

it('gives the same session to who asks again after a lost answer, and to nobody else', async () => {
  const account = await aHolder()
  const { visitor, request } = await aChanger(account)
  const { change, messages } = aChange()
  const first = await change(request, visitor)
  const signedOut = { ...visitor, session: undefined, now: later(noon, 1000) }
  const again = await change(request, signedOut)
  expect(again.ok && first.ok && again.value.started.cookie === first.value.started.cookie).toBe(true)
  expect(messages).toHaveLength(2)
  for (const stranger of [aVisitor(), { ...signedOut, secret: 's'.repeat(43) }])
    expect(await change(request, stranger)).toEqual({ ok: false, refusal: 'not-signed-in' })
})

it('may have a phone whose account’s time is over, erased or not', async () => {
  const [account, gone] = [await aHolder(), await leave(await aHolder(), later(noon, -1))]
  const { visitor, request } = await aChanger(account, gone.phone.slice(3))
  expect(await aChange().change(request, visitor)).toMatchObject({ ok: true })
  expect(await boundTo(gone.phone, account)).toBe(account.id)
})

it('leaves what is registered of a unit’s agent as it was given, their own phone too (R1)', async () => {
  const person = (name: string) => ({
    name,
    document: { kind: 'resident-id' as const, number: aResidentId() },
  })
  const representative = person('梁启航')
  const withAgent = await aHolder({
    kind: 'unit',
    name: '广州示范监理有限公司',
    unit: { representative, agent: { ...person('何雨晴'), phone: '+8613900001234' } },
  })
  const { visitor, request } = await aChanger(withAgent)
  expect(await aChange().change(request, visitor)).toMatchObject({ ok: true })
  expect((await stores.accounts.find(withAgent.id))?.unit).toEqual(withAgent.unit)
})

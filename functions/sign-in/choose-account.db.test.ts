import { expect, it } from 'vitest'
import { aBrowser, aPhone, aVisitor, consents, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import type { Visitor } from '../domain/open-session.ts'
import { chooseAccount } from './choose-account.ts'
import { choose, ports, sessionOf, withCode } from './sign-in.fixture.ts'

const EXPIRED = { ok: false, refusal: 'choice-expired' }

/** A phone with a personal and a unit account (R5), whose code was right in that browser. */
async function aChoice(visitor: Visitor = aVisitor()) {
  const phone = `+86${aPhone()}`
  const person = await aHolder({ phone })
  const unit = await aHolder({ phone, kind: 'unit', name: '岭南示例建筑工程有限公司' })
  const result = await withCode({ phone }, visitor)
  if (!result.ok || result.value.outcome !== 'choose') throw new Error('no choice')
  const { choice } = result.value
  const request = { choice, phone, accountKind: 'unit' as const, consents }
  return { visitor, phone, person, unit, request, answer: result.value }
}

it('lets whoever has a personal and a unit account with one phone choose, and opens neither before', async () => {
  const { answer, person, unit } = await aChoice()
  expect(answer).toEqual({
    outcome: 'choose',
    choice: expect.stringMatching(/^\d{13}\.[\w-]{22}$/) as string,
    expiresInSeconds: 120,
    accounts: [
      { accountKind: 'personal', maskedName: '李**' },
      { accountKind: 'unit', maskedName: '岭南示例建筑工程有限公司' },
    ],
  })
  for (const account of [person, unit]) expect(await stores.sessions.live(account, noon)).toEqual([])
})

it.each(['personal', 'unit'] as const)('signs into the %s account that was chosen', async (accountKind) => {
  const { visitor, request, person, unit } = await aChoice()
  const [chosen, other] = accountKind === 'unit' ? [unit, person] : [person, unit]

  const result = await choose({ ...request, accountKind }, visitor)

  expect(result).toMatchObject({ ok: true, value: { holder: { accountKind } } })
  const session = sessionOf(result)
  expect(session).toMatchObject({ accountId: chosen.id, methods: ['sms'] })
  expect(await stores.sessions.live(chosen, noon)).toEqual([session])
  expect(await stores.sessions.live(other, noon)).toEqual([])
  expect((await historyOf(chosen.id))[0]).toMatchObject({ type: 'signed-in-by-code' })
  const after = await stores.accounts.find(chosen.id)
  expect(after?.phoneVerifiedAt).toEqual(noon)
  expect(after?.consents).toHaveLength(2)
})

it('takes the phone number as people type it', async () => {
  const { visitor, request, phone } = await aChoice()
  const typed = phone.replace(/^\+86(...)(....)/, '$1 $2 ')
  expect(await choose({ ...request, phone: typed }, visitor)).toMatchObject({ ok: true })
})

it('counts for two minutes and not a moment longer', async () => {
  const { visitor, request } = await aChoice()
  const at = (ms: number) => choose(request, { ...visitor, now: later(noon, ms) })
  expect(await at(2 * MINUTE)).toEqual(EXPIRED)
  expect(await at(2 * MINUTE - 1)).toMatchObject({ ok: true })
})

it('is good for one account once: a code opens no second session', async () => {
  const { visitor, request, person } = await aChoice()
  const both = await Promise.all([choose(request, visitor), choose(request, visitor)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await choose({ ...request, accountKind: 'personal' }, visitor)).toEqual(EXPIRED)
  expect(await stores.sessions.live(person, noon)).toEqual([])
})

it('opens nothing in another browser', async () => {
  const { request } = await aChoice()
  expect(await choose(request, aVisitor({ browser: aBrowser() }))).toEqual(EXPIRED)
})

it('opens nothing for another phone', async () => {
  const visitor = aVisitor()
  const { request } = await aChoice(visitor)
  const { phone } = await aChoice(visitor)
  expect(await choose({ ...request, phone }, visitor)).toEqual(EXPIRED)
  expect(await choose({ ...request, phone: 'none' }, visitor)).toEqual(EXPIRED)
})

it('cannot be made up, nor given a later end', async () => {
  const { visitor, request } = await aChoice()
  const [expiresAt = '', mac = ''] = request.choice.split('.')
  const postponed = `${String(Number(expiresAt) + MINUTE)}.${mac}`
  const madeUp = `${expiresAt}.${'A'.repeat(22)}`
  const forAnotherPurpose = `${expiresAt}.${await stores.signer.sign('other', JSON.stringify(['x']))}`
  for (const choice of [postponed, madeUp, forAnotherPurpose])
    expect(await choose({ ...request, choice }, visitor)).toEqual(EXPIRED)
})

it('looks for no account before the choice is good, so that not even the time tells of one', async () => {
  const { visitor, request } = await aChoice()
  const looked: string[] = []
  const accounts = new Proxy(stores.accounts, {
    get(target, name, receiver) {
      looked.push(String(name))
      return Reflect.get(target, name, receiver) as unknown
    },
  })
  const act = chooseAccount({ ...ports, accounts })
  await act({ ...request, choice: `${request.choice.slice(0, 14)}${'A'.repeat(22)}` }, visitor)
  expect(looked).toEqual([])
  await act(request, visitor)
  expect(looked).toContain('findByPhone')
})

it('refuses who has not agreed to the texts in force (R2)', async () => {
  const { visitor, request } = await aChoice()
  const outdated = { ...consents, 'user-agreement': '2020-01-01' }
  expect(await choose({ ...request, consents: outdated }, visitor)).toEqual({
    ok: false,
    refusal: 'consent-outdated',
  })
})

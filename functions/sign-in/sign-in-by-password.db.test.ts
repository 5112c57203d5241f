import { hash } from '@node-rs/argon2'
import { expect, it } from 'vitest'
import {
  anEarlyUnitCode,
  aResidentId,
  aUnitCode,
  aVisitor,
  consents,
  goodPassword,
  later,
  noon,
} from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import { byPassword, sessionOf, withPassword } from './sign-in.fixture.ts'

it('signs a person in by document number and password, and writes it into the history', async () => {
  const account = await aHolder({ name: '欧阳小小', phone: '+8613912345672' })
  const { id, document } = account
  const visitor = aVisitor({ surface: 'portal' })

  const result = await withPassword(document.number, goodPassword, visitor)

  expect(result).toMatchObject({ value: { holder: { maskedName: '欧阳**', maskedPhone: '139****5672' } } })
  const session = sessionOf(result)
  expect(await stores.sessions.live(account, noon)).toEqual([session])
  expect(session).toMatchObject({ accountId: id, surface: 'portal', methods: ['pwd'], verifiedAt: noon })
  expect((await historyOf(id))[0]).toMatchObject({
    type: 'signed-in-by-password',
    where: visitor.browser.where,
    session: { browserTag: visitor.browser.tag, hash: session.hash },
  })
})

it.each([
  ['its code', aUnitCode()],
  ['an early code, whose check digit fails', anEarlyUnitCode()],
])('signs a unit in by %s and password (R15)', async (_what, number) => {
  const { id } = await aHolder({ kind: 'unit', name: '粤建示例公司', document: { kind: 'uscc', number } })
  const typed = number.toLowerCase().replace(/^(..)(.{6})/, '$1 $2 ')
  const result = await withPassword(typed)
  expect(sessionOf(result).accountId).toBe(id)
  expect(result).toMatchObject({ value: { holder: { accountKind: 'unit', maskedName: '粤建示例公司' } } })
})

it('takes the number as people type it', async () => {
  const { document } = await aHolder()
  const spaced = document.number.toLowerCase().replace(/^(.{6})(.{8})/, '$1 $2 ')
  expect(await withPassword(spaced)).toMatchObject({ ok: true })
})

it('takes the password from a keyboard that gives full-width characters', async () => {
  const { document } = await aHolder()
  expect(await withPassword(document.number, '山高水长－ｌｏｎｇ－ｗａｙ－７')).toMatchObject({ ok: true })
})

it('takes the password from a keyboard that composes characters differently', async () => {
  const { document } = await aHolder({ passwordHash: await stores.passwords.hash('café-au-lait-9') })
  expect(await withPassword(document.number, 'cafe\u0301-au-lait-9')).toMatchObject({ ok: true })
})

it('refuses who has not agreed to the texts in force (R2)', async () => {
  const { document } = await aHolder()
  const request = { documentNumber: document.number, password: goodPassword }
  const outdated = { ...consents, 'user-agreement': '2020-01-01' }
  expect(await byPassword({ ...request, consents: outdated }, aVisitor())).toEqual({
    ok: false,
    refusal: 'consent-outdated',
  })
})

it('records once that a newer version was agreed to', async () => {
  const earlier = { agreement: 'user-agreement' as const, version: '2023-03-01', at: later(noon, -1) }
  const { id, document } = await aHolder({ consents: [earlier] })
  await withPassword(document.number)
  await withPassword(document.number, goodPassword, aVisitor({ now: later(noon, 60_000) }))
  const account = await stores.accounts.find(id)
  expect(account?.consents).toHaveLength(3)
  expect(account?.consents).toContainEqual({
    agreement: 'privacy-policy',
    version: consents['privacy-policy'],
    at: noon,
  })
})

it('gives a new session each time and ends the one that was open in this browser', async () => {
  const account = await aHolder()
  const { document } = account
  const visitor = aVisitor()
  const first = sessionOf(await withPassword(document.number, goodPassword, visitor))
  const second = sessionOf(await withPassword(document.number, goodPassword, { ...visitor, session: first }))
  expect(second.hash).not.toBe(first.hash)
  expect(await stores.sessions.live(account, noon)).toEqual([second])
})

it('tells another account that was open in this browser that it is signed out, and its own nothing twice', async () => {
  const [one, two] = [await aHolder(), await aHolder()]
  const visitor = aVisitor()
  const session = sessionOf(await withPassword(one.document.number, goodPassword, visitor))
  await withPassword(two.document.number, goodPassword, { ...visitor, session, now: later(noon, 1000) })
  const typesOf = async ({ id }: typeof one) => (await historyOf(id)).map(({ type }) => type)
  expect(await typesOf(one)).toEqual(['signed-out', 'signed-in-by-password', 'registered'])
  expect(await typesOf(two)).toEqual(['signed-in-by-password', 'registered'])
})

it('renews a hash made with smaller parameters, and the password still opens', async () => {
  const old = await hash(goodPassword, { memoryCost: 8192, timeCost: 1, parallelism: 1 })
  const { id, document } = await aHolder({ passwordHash: old })
  await withPassword(document.number)
  const renewed = (await stores.accounts.find(id))?.passwordHash ?? ''
  expect(stores.passwords.isOutgrown(renewed)).toBe(false)
  expect(await withPassword(document.number)).toMatchObject({ ok: true })
})

it('lets each of two people in whose passports share a number', async () => {
  const number = `E${aResidentId().slice(-8, -1)}0`
  const passwordHash = await stores.passwords.hash('the-other-password')
  const one = await aHolder({ document: { kind: 'passport', number, issuingState: 'GBR' } })
  const two = await aHolder({ document: { kind: 'passport', number, issuingState: 'FRA' }, passwordHash })
  expect(sessionOf(await withPassword(number)).accountId).toBe(one.id)
  expect(sessionOf(await withPassword(number, 'the-other-password')).accountId).toBe(two.id)
})

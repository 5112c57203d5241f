import { expect, it } from 'vitest'
import {
  aBrowser,
  aPhone,
  aResidentId,
  aVisitor,
  goodPassword,
  later,
  MINUTE,
  noon,
} from '../adapters/people.fixture.ts'
import { aHolder, leave, smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import { LEAVING_MS } from '../domain/leaving.ts'
import { deregistrations, start, startAs, typedBy } from './deregistration.fixture.ts'

const NOT_PROVEN = { ok: false, refusal: 'not-proven' }

it('proves the holder by number, password and code, and shows whose account it is, masked', async () => {
  const account = await aHolder({ phone: '+8613912345674' })
  const result = await startAs(typedBy(account))
  expect(result).toMatchObject({
    ok: true,
    value: {
      state: 'proven',
      holder: { accountKind: 'personal', maskedName: '李**', maskedPhone: '139****5674' },
      expiresInSeconds: 900,
    },
  })
  expect((await stores.accounts.find(account.id))?.leavingAt).toBeUndefined()
})

it('gives one answer to a wrong password, an unknown number and another phone than the bound one', async () => {
  const account = await aHolder()
  const typed = typedBy(account)
  expect(await startAs({ ...typed, password: 'not-the-password' })).toEqual(NOT_PROVEN)
  expect(await startAs({ ...typed, documentNumber: aResidentId() })).toEqual(NOT_PROVEN)
  expect(await startAs({ ...typed, phone: `+86${aPhone()}` })).toEqual(NOT_PROVEN)
})

it('counts a right password as wrong to whoever holds another phone: the count tells nobody that it is right', async () => {
  const account = await aHolder()
  const visitor = aVisitor()
  const results = []
  for (let tries = 0; tries < 6; tries += 1)
    results.push(await startAs({ ...typedBy(account), phone: `+86${aPhone()}` }, visitor))
  expect(results.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => NOT_PROVEN))
  expect(results[5]).toMatchObject({ ok: false, refusal: 'too-many-tries' })
})

it('looks nothing up before the code is right', async () => {
  const account = await aHolder()
  const visitor = aVisitor()
  await smsCodeFor(account.phone, 'leave', visitor)
  expect(await start({ ...typedBy(account), code: '135799' }, visitor)).toMatchObject({
    refusal: 'code-wrong',
  })
  expect(await start({ ...typedBy(account), code: '246810' }, aVisitor())).toMatchObject({
    refusal: 'code-expired',
  })
  expect(await start({ ...typedBy(account), phone: '12', code: '246810' }, visitor)).toMatchObject({
    refusal: 'phone-not-valid',
  })
})

it('takes no code that was sent for anything else', async () => {
  const account = await aHolder()
  const visitor = aVisitor()
  const code = await smsCodeFor(account.phone, 'reset-password', visitor)
  expect(await start({ ...typedBy(account), code }, visitor)).toMatchObject({ refusal: 'code-expired' })
})

it('gives who presses again after a lost answer the same proof', async () => {
  const account = await aHolder()
  const visitor = aVisitor()
  const first = await startAs(typedBy(account), visitor)
  expect(await start({ ...typedBy(account), code: '246810' }, visitor)).toEqual(first)
  const tooLate = { ...visitor, now: later(noon, 16 * MINUTE) }
  expect(await start({ ...typedBy(account), code: '246810' }, tooLate)).toMatchObject({
    refusal: 'code-expired',
  })
})

it('says when it ends to whoever asks again meanwhile, and undoes nothing by that', async () => {
  const account = await leave(await aHolder())
  expect(await startAs(typedBy(account))).toMatchObject({
    ok: true,
    value: { state: 'leaving', endsAt: later(noon, LEAVING_MS).toISOString() },
  })
  expect((await stores.accounts.find(account.id))?.leavingAt).toEqual(account.leavingAt)
})

it('knows nobody once the time is over', async () => {
  const account = await leave(await aHolder())
  const visitor = aVisitor({ now: account.leavingAt })
  expect(await startAs(typedBy(account), visitor)).toEqual(NOT_PROVEN)
})

it('lets a phone ask ten times a day, whatever the numbers', async () => {
  const phone = `+86${aPhone()}`
  const ask = () => startAs({ documentNumber: aResidentId(), password: goodPassword, phone })
  for (let times = 0; times < 10; times += 1) expect(await ask()).toEqual(NOT_PROVEN)
  expect(await ask()).toMatchObject({ ok: false, refusal: 'too-many-tries' })
})

it('lets an address ask sixty times a day', async () => {
  const { address } = aBrowser()
  const ask = (now: Date) =>
    startAs(
      { documentNumber: aResidentId(), password: goodPassword, phone: `+86${aPhone()}` },
      aVisitor({ browser: aBrowser({ address }), now }),
    )
  // By then what an address may try of passwords is full no more.
  const afterwards = later(noon, 20 * MINUTE)
  for (let times = 0; times < 60; times += 1)
    expect(await ask(times < 40 ? noon : afterwards)).toEqual(NOT_PROVEN)
  expect(await ask(afterwards)).toMatchObject({ ok: false, refusal: 'too-many-tries' })
})

it('keeps nothing of the person in what it remembers', async () => {
  const account = await aHolder()
  const result = await startAs(typedBy(account))
  if (!result.ok || result.value.state !== 'proven') throw new Error('not proven')
  const kept = JSON.stringify(await deregistrations.find(result.value.proofId))
  for (const secret of [account.name, account.document.number, account.phone, goodPassword])
    expect(kept).not.toContain(secret)
})

import { expect, it } from 'vitest'
import { aVisitor, DAY, goodPassword, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, raiseEpoch, stores } from '../adapters/stores.fixture.ts'
import { openSession } from '../domain/open-session.ts'
import {
  aCertified,
  aClaimed,
  aRoom,
  aUnit,
  aWaiting,
  evidence,
  HOUR,
  newPassword,
  opensWith,
  room,
} from './recovery.fixture.ts'

const afterCoolingOff = later(noon, 24 * HOUR)
const heard = { waitHours: 24, isHolderTold: true }

it.each([
  ['a person', aHolder],
  ['a unit', aUnit],
] as const)('gives %s new password and new phone at once, and says so', async (_who, make) => {
  const account = await make()
  const { recoveryId, visitor, phone } = await aClaimed(account)
  const done = await room.complete({ recoveryId, password: newPassword }, visitor)
  expect(done).toMatchObject({ value: { state: 'done', accountKind: account.kind } })
  expect(await stores.accounts.find(account.id)).toEqual({
    ...account,
    phone,
    passwordHash: expect.any(String) as string,
    phoneVerifiedAt: noon,
    sessionEpoch: 1,
  })
  expect(await opensWith(account, newPassword)).toBe(true)
  expect(await opensWith(account, goodPassword)).toBe(false)
  expect(await stores.accounts.findByPhone(phone, account.kind, noon)).toBe(account.id)
  expect(await stores.accounts.findByPhone(account.phone, account.kind, noon)).toBeUndefined()
})

it('leaves the phone bound that its holder kept', async () => {
  const account = await aHolder()
  const { recoveryId, visitor } = await aClaimed(account, { phone: account.phone })
  await room.complete({ recoveryId, password: newPassword }, visitor)
  expect(await stores.accounts.findByPhone(account.phone, 'personal', noon)).toBe(account.id)
})

it('ends every session, those just being opened included, and tells it in history and on the old phone', async () => {
  const account = await aHolder()
  const opening = { account, methods: ['pwd' as const], event: 'signed-in-by-password' as const }
  await openSession(stores)(opening, aVisitor())
  const { recoveryId, visitor } = await aClaimed(account)
  const { complete, messages } = aRoom()
  await complete({ recoveryId, password: newPassword }, visitor)
  await openSession(stores)(opening, aVisitor())

  const after = await stores.accounts.find(account.id)
  expect(after && (await stores.sessions.live(after, noon))).toEqual([])
  const line = (await historyOf(account.id)).find(({ type }) => type === 'account-recovered')
  expect(line).toMatchObject({ at: noon, where: visitor.browser.where, evidence })
  expect(messages).toEqual([{ phone: account.phone, message: { kind: 'account-recovered', at: noon } }])
})

it.each([
  ['too short', () => '7-chars', 'password-too-short'],
  ['among the most used', () => 'password1', 'password-too-common'],
  ['made with the new phone', (phone: string) => `call-${phone.slice(3)}`, 'password-tells-who-you-are'],
] as const)('refuses a password that is %s, and another can be chosen', async (_what, make, refusal) => {
  const { recoveryId, visitor, phone } = await aClaimed(await aHolder())
  const choose = (password: string) => room.complete({ recoveryId, password }, visitor)
  expect(await choose(make(phone))).toEqual({ ok: false, refusal })
  expect(await choose(newPassword)).toMatchObject({ value: { state: 'done' } })
})

it('answers the same when the first answer got lost, and changes nothing again', async () => {
  const account = await aHolder()
  const { recoveryId, visitor } = await aClaimed(account)
  const press = () => room.complete({ recoveryId, password: newPassword }, visitor)
  const first = await press()
  const after = await stores.accounts.find(account.id)
  expect(await press()).toEqual(first)
  expect(await room.finish({ recoveryId }, visitor)).toEqual(first)
  expect(await stores.accounts.find(account.id)).toEqual(after)
})

it('sets one password only', async () => {
  const account = await aHolder()
  const { recoveryId, visitor } = await aClaimed(account)
  await room.complete({ recoveryId, password: newPassword }, visitor)
  const other = await room.complete({ recoveryId, password: 'another-password-9' }, visitor)
  expect(other).toEqual({ ok: false, refusal: 'recovery-unknown' })
  expect(await opensWith(account, newPassword)).toBe(true)
})

it('waits with the password of a certified account, which stays as it was until then', async () => {
  const account = await aCertified()
  const { recoveryId, visitor } = await aClaimed(account)
  const press = () => room.complete({ recoveryId, password: newPassword }, visitor)
  const waiting = {
    ok: true,
    value: {
      ...heard,
      state: 'waiting',
      accountKind: 'personal',
      effectiveAt: afterCoolingOff.toISOString(),
    },
  }
  expect(await press()).toEqual(waiting)
  expect(await press()).toEqual(waiting)
  expect(await room.finish({ recoveryId }, visitor)).toEqual(waiting)
  expect(await stores.accounts.find(account.id)).toEqual(account)
})

it('takes effect once its time has come and the browser comes back, and not a moment before', async () => {
  const account = await aCertified()
  const { recoveryId, visitor } = await aWaiting(account)
  const at = (now: Date) => ({ ...visitor, now })
  expect(await room.finish({ recoveryId }, at(later(afterCoolingOff, -1)))).toMatchObject({
    value: { state: 'waiting' },
  })
  expect(await room.read({ recoveryId }, at(afterCoolingOff))).toEqual({
    ok: true,
    value: { state: 'due', accountKind: 'personal' },
  })
  expect(await room.finish({ recoveryId }, at(later(afterCoolingOff, 6 * DAY)))).toMatchObject({
    value: { state: 'done' },
  })
  expect(await opensWith(account, newPassword)).toBe(true)
})

it('is over when nobody comes back for a week', async () => {
  const account = await aCertified()
  const { recoveryId, visitor } = await aWaiting(account)
  const now = later(afterCoolingOff, 7 * DAY)
  expect(await room.finish({ recoveryId }, { ...visitor, now })).toEqual({
    ok: false,
    refusal: 'recovery-expired',
  })
  expect(await stores.accounts.find(account.id)).toEqual(account)
})

it('does not take the phone that another account has bound meanwhile', async () => {
  const account = await aCertified()
  const { recoveryId, visitor, phone } = await aWaiting(account)
  await aHolder({ phone })
  const finish = () => room.finish({ recoveryId }, { ...visitor, now: afterCoolingOff })
  expect(await finish()).toEqual({ ok: false, refusal: 'phone-already-bound' })
  expect(await finish()).toEqual({ ok: false, refusal: 'phone-already-bound' })
  expect(await stores.accounts.find(account.id)).toEqual(account)
})

it('is void once something else has ended all sessions: a holder who has the phone was there', async () => {
  const account = await aCertified()
  const { recoveryId, visitor } = await aWaiting(account)
  await raiseEpoch(account)
  const stopped = { value: { state: 'stopped', because: 'overtaken' } }
  expect(await room.finish({ recoveryId }, { ...visitor, now: afterCoolingOff })).toMatchObject(stopped)
  expect(await opensWith(account, goodPassword)).toBe(true)
})

it('is void once another recovery of the account has claimed it', async () => {
  const account = await aCertified()
  const { recoveryId, visitor } = await aWaiting(account)
  await aClaimed(account)
  const stopped = { value: { state: 'stopped', because: 'overtaken' } }
  expect(await room.finish({ recoveryId }, { ...visitor, now: afterCoolingOff })).toMatchObject(stopped)
  expect(await stores.accounts.find(account.id)).toEqual(account)
})

it('takes effect after a face that is no older than half an hour', async () => {
  const { recoveryId, visitor } = await aClaimed(await aHolder())
  const press = (now: Date) => room.complete({ recoveryId, password: newPassword }, { ...visitor, now })
  expect(await press(later(noon, 30 * MINUTE))).toEqual({ ok: false, refusal: 'recovery-expired' })
  expect(await press(later(noon, 30 * MINUTE - 1))).toMatchObject({ value: { state: 'done' } })
})

import { expect, it } from 'vitest'
import { aVisitor, DAY, goodPassword, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import { startSession } from '../domain/session.ts'
import {
  aCertified,
  aClaimed,
  aDeviceOf,
  aWaiting,
  HOUR,
  newPassword,
  opensWith,
  room,
} from './recovery.fixture.ts'

const password = goodPassword

it('ends the wait from a device of before, with the password', async () => {
  const account = await aCertified()
  const device = await aDeviceOf(account)
  const { recoveryId, visitor } = await aWaiting(account)
  expect(await room.confirm({ recoveryId, password }, device)).toEqual({ ok: true, value: {} })
  expect(await room.confirm({ recoveryId, password }, device)).toEqual({ ok: true, value: {} })
  const done = await room.finish({ recoveryId }, { ...visitor, now: device.now })
  expect(done).toMatchObject({ value: { state: 'done' } })
  expect(await opensWith(account, newPassword)).toBe(true)
  const lines = (await historyOf(account.id)).filter(({ type }) => type === 'recovery-confirmed')
  expect(lines).toMatchObject([{ where: device.browser.where }])
})

it('spares the wait altogether when it comes before the password', async () => {
  const account = await aCertified()
  const device = await aDeviceOf(account)
  const { recoveryId, visitor } = await aClaimed(account)
  await room.confirm({ recoveryId, password }, device)
  const done = await room.complete({ recoveryId, password: newPassword }, { ...visitor, now: device.now })
  expect(done).toMatchObject({ value: { state: 'done' } })
})

it('is not for a device that came after the recovery began: that may be whoever recovers', async () => {
  const account = await aCertified()
  const { recoveryId, visitor } = await aWaiting(account)
  const newcomer = await aDeviceOf(account, later(noon, 1))
  const { session } = startSession({
    ...{ account, surface: 'app', methods: ['sms'], browser: visitor.browser },
    now: later(noon, -1000),
  })
  await stores.sessions.add(session)
  for (const holder of [newcomer, { account, session, browser: visitor.browser, now: noon }]) {
    expect(await room.confirm({ recoveryId, password }, holder)).toEqual({
      ok: false,
      refusal: 'device-too-new',
    })
    expect(await room.readOwn(holder)).toMatchObject({ value: { recovery: { canConfirm: false } } })
  }
})

it('is not for a device on which somebody signed in just before: the holder has had no day to see that', async () => {
  const account = await aCertified()
  const newcomer = await aDeviceOf(account, later(noon, 1000 - DAY))
  const { recoveryId, visitor } = await aWaiting(account)
  expect(await room.readOwn(newcomer)).toMatchObject({ value: { recovery: { canConfirm: false } } })
  expect(await room.confirm({ recoveryId, password }, newcomer)).toEqual({
    ok: false,
    refusal: 'device-too-new',
  })
  expect(await room.read({ recoveryId }, visitor)).toMatchObject({ value: { state: 'waiting' } })
})

it('is for a browser that the account has known for long, however often it signed in there since', async () => {
  const account = await aCertified()
  const known = await aDeviceOf(account, later(noon, -3 * DAY), 'portal')
  const { browser } = known
  const { session } = startSession({
    ...{ account, surface: 'portal', methods: ['pwd'], browser },
    now: later(noon, -HOUR),
  })
  await stores.sessions.add(session)
  const { recoveryId } = await aWaiting(account)
  const holder = { ...known, session }
  expect(await room.readOwn(holder)).toMatchObject({ value: { recovery: { canConfirm: true } } })
  expect(await room.confirm({ recoveryId, password }, holder)).toEqual({ ok: true, value: {} })
})

it('is not for whoever does not know the password, however often they try', async () => {
  const account = await aCertified()
  const device = await aDeviceOf(account)
  const { recoveryId, visitor } = await aWaiting(account)
  for (let turn = 0; turn < 5; turn++)
    expect(await room.confirm({ recoveryId, password: 'a-guess-of-mine' }, device)).toEqual({
      ok: false,
      refusal: 'password-wrong',
    })
  expect(await room.confirm({ recoveryId, password }, device)).toMatchObject({ refusal: 'too-many-tries' })
  expect(await room.read({ recoveryId }, visitor)).toMatchObject({ value: { state: 'waiting' } })
})

it('is not for anybody else, nor for a recovery that is over', async () => {
  const account = await aCertified()
  const device = await aDeviceOf(account)
  const { recoveryId, token } = await aWaiting(account)
  const stranger = await aDeviceOf(await aHolder())
  expect(await room.confirm({ recoveryId, password }, stranger)).toEqual({
    ok: false,
    refusal: 'recovery-unknown',
  })
  await room.stopByLink({ token }, aVisitor())
  expect(await room.confirm({ recoveryId, password }, device)).toEqual({
    ok: false,
    refusal: 'recovery-over',
  })
})

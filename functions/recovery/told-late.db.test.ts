import { expect, it } from 'vitest'
import { DAY, later, noon } from '../adapters/people.fixture.ts'
import { stores, untoldOf } from '../adapters/stores.fixture.ts'
import { sendNotice } from '../domain/tell-holder.ts'
import {
  aCertified,
  aDeviceOf,
  aRoom,
  aWaiting,
  HOUR,
  recoveries,
  room,
  toldRecoveries,
} from './recovery.fixture.ts'

/** Beginning, and the moment before and of its taking effect. */
async function takesEffectFrom(dueAt: Date, waiting: Awaited<ReturnType<typeof aWaiting>>) {
  const { recoveryId, visitor } = waiting
  const finish = (now: Date) => room.finish({ recoveryId }, { ...visitor, now })
  expect(await finish(later(dueAt, -1))).toMatchObject({
    value: { state: 'waiting', effectiveAt: dueAt.toISOString() },
  })
  expect(await finish(dueAt)).toMatchObject({ value: { state: 'done' } })
}

it('counts the wait from the message where the old phone could be told only later', async () => {
  const account = await aCertified()
  const waiting = await aWaiting(account, { networkUp: false })
  const { recoveryId, visitor } = waiting
  const unheard = {
    ...{ state: 'waiting', accountKind: 'personal', effectiveAt: later(noon, 48 * HOUR).toISOString() },
    ...{ waitHours: 24, isHolderTold: false },
  }
  expect(await room.read({ recoveryId }, visitor)).toEqual({ ok: true, value: unheard })

  const toldAt = later(noon, 40 * HOUR)
  const dueAt = later(toldAt, 24 * HOUR)
  const [notice] = await untoldOf(account)
  if (!notice) throw new Error('nothing is left to tell')
  const { ports, messages } = aRoom()
  expect(await sendNotice(ports)(notice, toldAt)).toBe(true)
  expect(await room.read({ recoveryId }, { ...visitor, now: toldAt })).toEqual({
    ok: true,
    value: { ...unheard, effectiveAt: dueAt.toISOString(), isHolderTold: true },
  })
  expect(messages).toMatchObject([{ phone: account.phone, message: { kind: 'recovery-begun' } }])
  const device = { ...(await aDeviceOf(account)), now: toldAt }
  expect(await room.readOwn(device)).toMatchObject({
    value: { recovery: { effectiveAt: dueAt.toISOString() } },
  })
  await takesEffectFrom(dueAt, waiting)
})

it('waits twice as long where the old phone could never be told, and no longer: a dead number loses nobody the account', async () => {
  const waiting = await aWaiting(await aCertified(), { networkUp: false })
  await takesEffectFrom(later(noon, 48 * HOUR), waiting)
})

it('leaves whoever could tell nobody a week to come back, too', async () => {
  const { recoveryId, visitor } = await aWaiting(await aCertified(), { networkUp: false })
  const end = later(noon, 48 * HOUR + 7 * DAY)
  const at = (now: Date) => room.read({ recoveryId }, { ...visitor, now })
  expect(await at(later(end, -1))).toMatchObject({ value: { state: 'due' } })
  expect(await at(end)).toEqual({ ok: false, refusal: 'recovery-expired' })
})

it('does not take effect under a holder who was told at this very moment', async () => {
  const account = await aCertified()
  const { recoveryId } = await aWaiting(account, { networkUp: false })
  const untold = await recoveries.find(recoveryId)
  if (!untold?.account) throw new Error('it is not claimed')
  await toldRecoveries.markTold(recoveryId, later(noon, 48 * HOUR - 1))
  const at = later(noon, 48 * HOUR)
  const event = { id: 'e', accountId: account.id, type: 'account-recovered', at } as const
  const effect = { account, passwordHash: account.passwordHash, event, notices: [] }
  expect(await recoveries.takeEffect({ ...untold, account: untold.account }, effect)).toBe(false)
  expect(await stores.accounts.find(account.id)).toEqual(account)
})

import { expect, it } from 'vitest'
import { aBrowser, aVisitor, goodPassword, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import { standingByFailures } from '../domain/face-failures.ts'
import { recoveryFailuresOf } from '../domain/recovery.ts'
import {
  aCertified,
  aClaimed,
  aDeviceOf,
  aWaiting,
  HOUR,
  newPassword,
  opensWith,
  recoveries,
  room,
} from './recovery.fixture.ts'

const STOPPED = { ok: true, value: { outcome: 'stopped' } }
const afterCoolingOff = later(noon, 24 * HOUR)

it('shows to whoever has the link what is going on, masked', async () => {
  const account = await aCertified()
  const { token, visitor } = await aWaiting(account)
  const looked = await room.look({ token }, aVisitor())
  expect(looked).toMatchObject({
    value: {
      state: 'under-way',
      startedAt: noon.toISOString(),
      where: visitor.browser.where,
      effectiveAt: afterCoolingOff.toISOString(),
    },
  })
  const text = JSON.stringify(looked)
  for (const value of [account.name, account.document.number, account.phone.slice(3)])
    expect(text).not.toContain(value)
})

it('is stopped from the link without signing in, for good, and can be pressed twice', async () => {
  const account = await aCertified()
  const { token, recoveryId, visitor } = await aWaiting(account)
  const oldPhone = aVisitor({ browser: aBrowser() })
  expect(await room.stopByLink({ token }, oldPhone)).toEqual(STOPPED)
  expect(await room.stopByLink({ token }, oldPhone)).toEqual(STOPPED)
  expect(await room.look({ token }, oldPhone)).toEqual({ ok: true, value: { state: 'stopped' } })
  const stopped = { value: { state: 'stopped', because: 'holder' } }
  expect(await room.finish({ recoveryId }, { ...visitor, now: afterCoolingOff })).toMatchObject(stopped)
  expect(await stores.accounts.find(account.id)).toEqual(account)
  const lines = (await historyOf(account.id)).filter(({ type }) => type === 'recovery-stopped')
  expect(lines).toMatchObject([{ where: oldPhone.browser.where }])
})

it('is stopped before a password was chosen as well', async () => {
  const account = await aHolder()
  const { token, recoveryId, visitor } = await aClaimed(account)
  expect(await room.stopByLink({ token }, aVisitor())).toEqual(STOPPED)
  const completed = await room.complete({ recoveryId, password: newPassword }, visitor)
  expect(completed).toMatchObject({ value: { state: 'stopped', because: 'holder' } })
  expect(await opensWith(account, goodPassword)).toBe(true)
})

it('pauses the face route of that person: whoever tries again has to wait', async () => {
  const { token, recoveryId } = await aWaiting(await aCertified())
  await room.stopByLink({ token }, aVisitor())
  const recovery = await recoveries.find(recoveryId)
  if (!recovery) throw new Error('gone')
  const { ofPerson } = await recoveryFailuresOf(stores.personalData, recovery)
  const failures = await stores.attempts.look(ofPerson)
  expect(standingByFailures(failures, noon.getTime())).toMatchObject({
    state: 'paused',
    retryAfterSeconds: 30 * 60,
  })
})

it('says so when it comes too late', async () => {
  const account = await aHolder()
  const { token, recoveryId, visitor } = await aClaimed(account)
  await room.complete({ recoveryId, password: newPassword }, visitor)
  expect(await room.stopByLink({ token }, aVisitor())).toEqual({ ok: true, value: { outcome: 'too-late' } })
  expect(await room.look({ token }, aVisitor())).toEqual({ ok: true, value: { state: 'done' } })
  expect(await opensWith(account, newPassword)).toBe(true)
})

it('does nothing to one that has lapsed: an old phone given to somebody else pauses nobody’s face with it', async () => {
  const account = await aHolder()
  const { token, recoveryId } = await aClaimed(account)
  const recovery = await recoveries.find(recoveryId)
  if (!recovery) throw new Error('gone')
  expect(await room.stopByLink({ token }, aVisitor({ now: recovery.expiresAt }))).toEqual(STOPPED)
  expect((await historyOf(account.id)).map(({ type }) => type)).not.toContain('recovery-stopped')
  const { ofPerson } = await recoveryFailuresOf(stores.personalData, recovery)
  expect(await stores.attempts.look(ofPerson)).toEqual([])
})

it('knows no link that was made up', async () => {
  const unknown = { ok: false, refusal: 'link-unknown' }
  expect(await room.look({ token: 'A'.repeat(22) }, aVisitor())).toEqual(unknown)
  expect(await room.stopByLink({ token: 'A'.repeat(22) }, aVisitor())).toEqual(unknown)
})

it('is stopped from any device that is signed in, and from nobody else’s', async () => {
  const account = await aCertified()
  const device = await aDeviceOf(account, noon, 'portal')
  const stranger = await aDeviceOf(await aHolder())
  const { recoveryId, visitor } = await aWaiting(account)
  expect(await room.stop({ recoveryId }, stranger)).toEqual({ ok: false, refusal: 'recovery-unknown' })
  expect(await room.stop({ recoveryId }, device)).toEqual(STOPPED)
  expect(await room.read({ recoveryId }, visitor)).toMatchObject({ value: { state: 'stopped' } })
})

it('stops or takes effect, and never both, when both are pressed at once', async () => {
  for (let turn = 0; turn < 5; turn++) {
    const account = await aHolder()
    const { token, recoveryId, visitor } = await aClaimed(account)
    const [stop] = await Promise.all([
      room.stopByLink({ token }, aVisitor()),
      room.complete({ recoveryId, password: newPassword }, visitor),
    ])
    const wasStopped = stop.ok && stop.value.outcome === 'stopped'
    expect(await opensWith(account, newPassword)).toBe(!wasStopped)
    expect((await recoveries.find(recoveryId))?.state).toBe(wasStopped ? 'stopped' : 'done')
  }
})

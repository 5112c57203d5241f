import { expect, it } from 'vitest'
import { goodPassword, later, MINUTE, noon, DAY } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, leave, stores } from '../adapters/stores.fixture.ts'
import { aCertified, aClaimed, aRoom, newPassword, opensWith, room } from './recovery.fixture.ts'

it('leaves a deregistration as it is where it cannot take effect, and tells nobody that it is undone', async () => {
  const leaving = await leave(await aHolder())
  const { recoveryId, visitor, phone } = await aClaimed(leaving)
  await aHolder({ phone })
  const { complete, messages } = aRoom()
  expect(await complete({ recoveryId, password: newPassword }, visitor)).toEqual({
    ok: false,
    refusal: 'phone-already-bound',
  })
  expect(await stores.accounts.find(leaving.id)).toEqual(leaving)
  expect(messages).toEqual([])
})

it('undoes a deregistration for whoever keeps the phone as well, and says both', async () => {
  const leaving = await leave(await aHolder())
  const { recoveryId, visitor } = await aClaimed(leaving, { phone: leaving.phone })
  const { complete, messages } = aRoom()
  await complete({ recoveryId, password: newPassword }, visitor)
  expect((await stores.accounts.find(leaving.id))?.leavingAt).toBeUndefined()
  const afterwards = later(leaving.leavingAt, 1)
  expect(await stores.accounts.findByPhone(leaving.phone, 'personal', afterwards)).toBe(leaving.id)
  expect(messages.map(({ message }) => message.kind)).toEqual(['deregistration-undone', 'account-recovered'])
})

it('undoes a deregistration, as a sign-in does, and is none once that is over (R19)', async () => {
  const leaving = await leave(await aHolder())
  const { recoveryId, visitor, phone } = await aClaimed(leaving)
  await room.complete({ recoveryId, password: newPassword }, visitor)
  const after = await stores.accounts.find(leaving.id)
  expect(after).toMatchObject({ phone, sessionEpoch: 2 })
  expect((await historyOf(leaving.id)).map(({ type }) => type)).toContain('deregistration-undone')
  expect(after?.leavingAt).toBeUndefined()
  expect(await stores.accounts.isDocumentBound(leaving.document, later(leaving.leavingAt, 1))).toBe(true)

  // Far off, so that no other test's end of accounts finds it due.
  const over = await leave(await aCertified(), later(noon, 5000 * DAY))
  const end = await aClaimed(over, { now: later(over.leavingAt, -MINUTE) })
  const late = { ...end.visitor, now: over.leavingAt }
  expect(await room.complete({ recoveryId: end.recoveryId, password: newPassword }, late)).toMatchObject({
    value: { state: 'stopped', because: 'overtaken' },
  })
  expect(await opensWith(over, goodPassword)).toBe(true)
})

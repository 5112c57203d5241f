import { expect, it } from 'vitest'
import { FACE_AGREEMENT, FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import { accountKey } from '../adapters/dynamodb/account-item.ts'
import { changeStored } from '../adapters/dynamodb/test-items.fixture.ts'
import { aPhone, aResidentId, aVisitor, DAY, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import type { RecoveryConsent } from '../domain/recovery.ts'
import {
  actsOver,
  aRoom,
  beginAs,
  formOf,
  newPassword,
  passFace,
  recoveries,
  room,
} from './recovery.fixture.ts'

const faceConsent = { agreement: FACE_AGREEMENT, version: FACE_AGREEMENT_VERSION, at: noon } as const
const aGuardian = (name: string) => ({
  name,
  document: { kind: 'resident-id' as const, number: aResidentId() },
})

/** Recovered, with this consent to the face check. */
async function recoveredWith(account: Account, consent: Omit<RecoveryConsent, 'agreement' | 'version'>) {
  const visitor = aVisitor()
  const begun = await beginAs(formOf(account), visitor)
  if (!begun.ok) throw new Error(begun.refusal)
  const { recoveryId } = begun.value
  await recoveries.agree(recoveryId, { ...faceConsent, ...consent })
  await passFace(recoveryId)
  await room.claim({ recoveryId }, visitor)
  const done = await room.complete({ recoveryId, password: newPassword }, visitor)
  expect(done).toMatchObject({ value: { state: 'done' } })
  return stores.accounts.find(account.id)
}

it('leaves with a consent of before the guardian who gave it', async () => {
  const [guardian, another] = [aGuardian('李建国'), aGuardian('王秀英')]
  const before = { ...faceConsent, at: later(noon, -DAY) }
  const account = await aHolder({ consents: [before], guardian })
  const after = await recoveredWith(account, { at: noon, guardian: another })
  expect(after).toMatchObject({ consents: [before], guardian })
})

it('forgets a guardian of an older version’s consent where the holder now gives it alone', async () => {
  const older = { ...faceConsent, version: '2020-01-01', at: later(noon, -DAY) }
  const account = await aHolder({ consents: [older], guardian: aGuardian('李建国') })
  const after = await recoveredWith(account, { at: noon })
  expect(after?.guardian).toBeUndefined()
  expect(after?.consents).toContainEqual(faceConsent)
})

it('keeps in the account the consent that was given for it', async () => {
  const account = await aHolder()
  const visitor = aVisitor()
  const phone = aPhone()
  const code = await smsCodeFor(phone, 'recover', visitor)
  const begun = await room.start({ ...formOf(account), phone, code }, visitor)
  const recoveryId = begun.ok ? begun.value.recoveryId : ''
  const guardian = {
    name: '李大山',
    document: { kind: 'resident-id' as const, number: '440106198001010014' },
  }
  const consent = { agreement: FACE_AGREEMENT, version: FACE_AGREEMENT_VERSION, at: noon } as const
  expect(await recoveries.agree(recoveryId, { ...consent, guardian })).toBe(true)
  expect(await recoveries.agree(recoveryId, { ...consent, at: later(noon, 1) })).toBe(false)
  await passFace(recoveryId)
  await room.claim({ recoveryId }, visitor)
  await room.complete({ recoveryId, password: newPassword }, visitor)
  expect(await stores.accounts.find(account.id)).toMatchObject({ consents: [consent], guardian })
})

it('puts no consent back that its holder has taken back since, and one that is younger in', async () => {
  const guardian = aGuardian('李建国')
  for (const [withdrawnAt, isIn] of [
    [noon, false],
    [later(noon, -1), true],
  ] as const) {
    const account = await aHolder({ faceConsentWithdrawnAt: withdrawnAt })
    const after = await recoveredWith(account, { at: noon, guardian })
    expect(after?.consents.some(({ agreement }) => agreement === FACE_AGREEMENT)).toBe(isIn)
    expect(after?.guardian).toEqual(isIn ? guardian : undefined)
  }
})

it('puts none in that is taken back at the very moment', async () => {
  const account = await aHolder()
  const visitor = aVisitor()
  const begun = await beginAs(formOf(account), visitor)
  const recoveryId = begun.ok ? begun.value.recoveryId : ''
  await recoveries.agree(recoveryId, faceConsent)
  await passFace(recoveryId)
  await room.claim({ recoveryId }, visitor)
  const accounts = {
    ...stores.accounts,
    // The holder takes it back right after the account was read.
    async find(id: Account['id']) {
      const found = await stores.accounts.find(id)
      await changeStored({
        Key: accountKey(id),
        UpdateExpression: 'SET faceConsentWithdrawnAt = :at',
        ExpressionAttributeValues: { ':at': noon.toISOString() },
      })
      return found
    },
  }
  const request = { recoveryId, password: newPassword }
  const { ports } = aRoom()
  expect(await actsOver({ ...ports, accounts }).complete(request, visitor)).toMatchObject({ ok: true })
  expect(await room.complete(request, visitor)).toMatchObject({ value: { state: 'done' } })
  expect((await stores.accounts.find(account.id))?.consents).toEqual([])
})

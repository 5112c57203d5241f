import { expect } from 'vitest'
import * as recovery from '../../shared/contracts/recovery.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { aPhone, aResidentId, aUnitCode, DAY, goodPassword, later } from '../adapters/people.fixture.ts'
import { leave } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { keepsToItself } from '../log-hygiene.fixture.ts'
import type { WholeRoom } from '../whole-room.fixture.ts'
import { newPassword, passFace } from './recovery.fixture.ts'

keepsToItself('recovery', async (house) => {
  await failToBegin(house)
  await recoverCertified(house)
  await recoverOneWhoLeaves(house, 'another-phone')
  await recoverOneWhoLeaves(house, 'the-same-phone')
  await recoverNobody(house)
})

type Sought = Pick<Account, 'name' | 'document'>

const formOf = ({ name, document }: Sought) => ({
  name,
  documentKind: document.kind,
  documentNumber: document.number,
})

/** A unit, and with a wrong code a person. */
async function failToBegin({ call, secret, somebody, receiveCode }: WholeRoom) {
  const representative = formOf(await somebody())
  const [browser, phone] = [new Device('app'), secret(aPhone())]
  await call(browser, recovery.startUnitRecovery, {
    unitName: secret('南粤密云（珠海）营造有限公司'),
    unitCode: secret(aUnitCode()),
    representative,
    phone,
    code: await receiveCode(phone, 'recover', browser, '750931'),
  })
  await call(browser, recovery.startRecovery, { ...representative, phone, code: secret('750932') })
}

/** Begun with a phone of their own, in a browser of its own; the face has passed. */
async function begin({ call, secret, receiveCode }: WholeRoom, sought: Sought, phone = secret(aPhone())) {
  const browser = new Device('app')
  const code = await receiveCode(phone, 'recover', browser, '184406')
  const begun = await call(browser, recovery.startRecovery, { ...formOf(sought), phone, code })
  const recoveryId = secret(String(begun.body['recoveryId']))
  await passFace(recoveryId)
  await call(browser, recovery.claimRecovery, { recoveryId })
  return { browser, phone, recoveryId }
}

/** By way of one stopped from the link, one from the old device, and a password that tells the new phone. */
async function recoverCertified(house: WholeRoom) {
  const { call, secret, somebody } = house
  const account = await somebody({ level: 'L3' })
  const old = await signedIn(account, 'app', later(new Date(), -2 * DAY))
  await begin(house, account)
  const token = secret(/#([\w-]{22})/.exec(house.sns.asked.at(-1)?.['Message'] ?? '')?.[1] ?? '')
  await call(new Device('app'), recovery.lookAtRecovery, { token })
  await call(new Device('app'), recovery.stopRecoveryByLink, { token })
  const second = await begin(house, account)
  await call(old, recovery.stopRecovery, { recoveryId: second.recoveryId })
  const { browser, phone, recoveryId } = await begin(house, account)
  await call(old, recovery.readOwnRecovery, {})
  for (const password of ['石破天惊-一叶知秋-9', goodPassword])
    await call(old, recovery.confirmRecovery, { recoveryId, password: secret(password) })
  for (const password of [`x-${phone}`, '月落乌啼-江枫渔火-5'])
    await call(browser, recovery.completeRecovery, { recoveryId, password: secret(password) })
  await call(browser, recovery.readRecovery, { recoveryId })
  expect(await call(browser, recovery.finishRecovery, { recoveryId })).toMatchObject({
    status: 200,
    body: { state: 'done' },
  })
}

/** Whose account is on its way out: that is undone. */
async function recoverOneWhoLeaves(house: WholeRoom, by: 'another-phone' | 'the-same-phone') {
  const { call, secret, somebody } = house
  const account = await leave(await somebody(), later(new Date(), DAY))
  const { phone } = account
  const { browser, recoveryId } = await begin(house, account, by === 'the-same-phone' ? phone : undefined)
  const password = secret(newPassword)
  expect(await call(browser, recovery.completeRecovery, { recoveryId, password })).toMatchObject({
    status: 200,
    body: { state: 'done' },
  })
}

async function recoverNobody(house: WholeRoom) {
  const document = { kind: 'resident-id' as const, number: house.secret(aResidentId()) }
  await begin(house, { name: house.secret('诸葛流云'), document })
}

import { expect } from 'vitest'
import * as byCode from '../../shared/contracts/sign-in-by-code.ts'
import * as signIn from '../../shared/contracts/sign-in.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { consents, DAY, goodPassword, later } from '../adapters/people.fixture.ts'
import { leave } from '../adapters/stores.fixture.ts'
import { keepsToItself } from '../log-hygiene.fixture.ts'
import type { WholeRoom } from '../whole-room.fixture.ts'

const { signInByPassword, readSession, signOut } = signIn

keepsToItself(
  'sign-in',
  async (house) => {
    await withPassword(house)
    await withCode(house)
    await comeBack(house)
  },
  { logged: ['sms-not-sent'] },
)

/**
 * By way of a wrong password, a malformed request and one from a foreign page; in a new browser, of which the network
 * does not take the notice.
 */
async function withPassword({ call, secret, somebody, sns }: WholeRoom) {
  const account = await somebody()
  const phone = await signedIn(account, 'app', later(new Date(), -DAY))
  expect((await call(phone, readSession, {})).status).toBe(200)
  await call(phone, signOut, {})
  const credentials = { documentNumber: account.document.number, password: secret(goodPassword), consents }
  await call(phone, signInByPassword, { ...credentials, password: secret('石破天惊-一叶知秋-9') })
  await call(phone, signInByPassword, { ...credentials, admin: account.name } as never)
  await call(phone, signInByPassword, credentials, { origin: 'https://evil.example' })
  expect((await call(phone, signInByPassword, credentials)).status).toBe(200)
  sns.mood = 'refuses'
  expect((await call(new Device('app'), signInByPassword, credentials)).status).toBe(200)
  sns.mood = 'takes'
}

/** Whose phone has two accounts; by way of a choice that was made up. */
async function withCode({ call, secret, somebody, receiveCode }: WholeRoom) {
  const { phone } = await somebody()
  await somebody({ phone, kind: 'unit', name: '南粤密云（珠海）营造有限公司' })
  const browser = new Device('app')
  const number = phone.slice('+86'.length)
  const code = await receiveCode(phone, 'sign-in', browser, '420975')
  const asked = await call(browser, byCode.signInByCode, { phone: number, code, consents })
  const choice = secret(String(asked.body['choice']))
  const mac = secret(choice.slice(14))
  const answer = { choice, phone: number, accountKind: 'unit' as const, consents }
  const madeUp = secret(choice.replace(mac, mac.split('').reverse().join('')))
  await call(browser, byCode.chooseAccount, { ...answer, choice: madeUp })
  expect(await call(browser, byCode.chooseAccount, answer)).toMatchObject({
    status: 200,
    body: { accountKind: 'unit' },
  })
}

/** Out of a deregistration. */
async function comeBack({ call, somebody }: WholeRoom) {
  const account = await leave(await somebody(), later(new Date(), DAY))
  const credentials = { documentNumber: account.document.number, password: goodPassword, consents }
  expect((await call(new Device('app'), signInByPassword, credentials)).status).toBe(200)
}

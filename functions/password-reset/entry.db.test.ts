import { afterAll, expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/password-reset.ts'
import * as signIn from '../../shared/contracts/sign-in.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { aPhone, aResidentId, consents, DAY, goodPassword, later } from '../adapters/people.fixture.ts'
import { startSns } from '../adapters/sms/sns.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import { newPassword } from './password-reset.fixture.ts'

const { sns, endpoint, stop } = await startSns()
afterAll(stop)
process.env['AWS_ENDPOINT_URL_SNS'] = endpoint
const { handler } = await import('./entry.ts')
const { handler: signInHandler } = await import('../sign-in/entry.ts')

const code = '246810'
const aRecentHolder = (differs: Parameters<typeof aHolder>[0] = {}) =>
  aHolder({ phoneVerifiedAt: new Date(), ...differs })

async function begin(device: Device, form: { documentNumber: string; phone: string }) {
  const binding = { phone: form.phone, purpose: 'reset-password' as const, browserTag: device.browser.tag }
  await stores.codes.put(binding, code, new Date())
  return device.call(handler, contracts.startPasswordReset, { ...form, code })
}

it('resets a password at the door: every device is out, and the new password opens', async () => {
  const account = await aRecentHolder()
  const documentNumber = account.document.number
  const signInWith = (device: Device, password: string) =>
    device.call(signInHandler, signIn.signInByPassword, { documentNumber, password, consents })
  const [phone, desktop] = [new Device('app'), new Device('portal')]
  for (const device of [phone, desktop])
    expect(await signInWith(device, goodPassword)).toMatchObject({ status: 200 })

  const begun = await begin(phone, { documentNumber, phone: account.phone })
  expect(begun).toMatchObject({ status: 200, body: { expiresInSeconds: 900 } })
  const resetId = String(begun.body['resetId'])
  const request = { resetId, password: newPassword }
  const completed = await phone.call(handler, contracts.completePasswordReset, request)
  expect(completed).toMatchObject({ status: 200, body: { signedOutHere: true } })
  expect([...phone.cookies.keys()]).toEqual(['__Host-browser'])

  for (const device of [phone, desktop]) {
    const { body } = await device.call(signInHandler, signIn.readSession, {})
    expect(body).toEqual({ holder: null })
  }
  expect(await signInWith(phone, goodPassword)).toMatchObject({ status: 422 })
  expect(await signInWith(desktop, newPassword)).toMatchObject({ status: 200 })
  const told = sns.asked.at(-1)
  expect(told).toMatchObject({ PhoneNumber: account.phone })
  expect(told?.['Message']).toContain('密码')
})

it('answers an unknown number, byte for byte, as a known one with another phone', async () => {
  const { document } = await aRecentHolder()
  const answerTo = async (documentNumber: string) => {
    const { status, body, setCookies } = await begin(new Device('app'), {
      documentNumber,
      phone: `+86${aPhone()}`,
    })
    return JSON.stringify({ status, body, setCookies })
  }
  const known = await answerTo(document.number)
  expect(known).toContain('number-or-phone-wrong')
  expect(await answerTo(aResidentId())).toBe(known)
})

it('gives the phone that nobody proved lately its own answer', async () => {
  const account = await aHolder({ phoneVerifiedAt: later(new Date(), -100 * DAY) })
  const form = { documentNumber: account.document.number, phone: account.phone }
  expect(await begin(new Device('app'), form)).toMatchObject({
    status: 403,
    body: { code: 'phone-not-verified-lately' },
  })
})

it('resets nothing for a page of somebody else', async () => {
  const form = { documentNumber: aResidentId(), phone: aPhone(), code }
  const foreign = { origin: 'https://evil.example' }
  const answer = await new Device('app').call(handler, contracts.startPasswordReset, form, foreign)
  expect(answer).toMatchObject({ status: 403, body: { code: 'foreign-origin' } })
})

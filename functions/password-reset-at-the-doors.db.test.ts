import { afterAll, expect, it } from 'vitest'
import * as passwordReset from '../shared/contracts/password-reset.ts'
import * as signIn from '../shared/contracts/sign-in.ts'
import { Device } from './adapters/http/device.fixture.ts'
import { consents, goodPassword } from './adapters/people.fixture.ts'
import { startSns } from './adapters/sms/sns.fixture.ts'
import { aHolder, stores } from './adapters/stores.fixture.ts'

const { sns, endpoint, stop } = await startSns()
afterAll(stop)
process.env['AWS_ENDPOINT_URL_SNS'] = endpoint
const { handler: resets } = await import('./password-reset/entry.ts')
const { handler: signsIn } = await import('./sign-in/entry.ts')

const newPassword = '风正一帆悬-two-banks-8'

it('resets a password at the door: every device is out, and the new password opens', async () => {
  const account = await aHolder({ phoneVerifiedAt: new Date() })
  const documentNumber = account.document.number
  const signInWith = (device: Device, password: string) =>
    device.call(signsIn, signIn.signInByPassword, { documentNumber, password, consents })
  const [phone, desktop] = [new Device('app'), new Device('portal')]
  for (const device of [phone, desktop])
    expect(await signInWith(device, goodPassword)).toMatchObject({ status: 200 })

  const code = '246810'
  const binding = { phone: account.phone, purpose: 'reset-password' as const }
  await stores.codes.put({ ...binding, browserTag: phone.browser.tag }, code, new Date())
  const form = { documentNumber, phone: account.phone, code }
  const begun = await phone.call(resets, passwordReset.startPasswordReset, form)
  expect(begun).toMatchObject({ status: 200, body: { expiresInSeconds: 900 } })
  const resetId = String(begun.body['resetId'])
  const request = { resetId, password: newPassword }
  const completed = await phone.call(resets, passwordReset.completePasswordReset, request)
  expect(completed).toMatchObject({ status: 200, body: { signedOutHere: true } })
  expect([...phone.cookies.keys()]).toEqual(['__Host-browser'])

  for (const device of [phone, desktop]) {
    const { body } = await device.call(signsIn, signIn.readSession, {})
    expect(body).toEqual({ holder: null })
  }
  expect(await signInWith(phone, goodPassword)).toMatchObject({ status: 422 })
  expect(await signInWith(desktop, newPassword)).toMatchObject({ status: 200 })
  const told = sns.asked.at(-1)
  expect(told).toMatchObject({ PhoneNumber: account.phone })
  expect(told?.['Message']).toContain('密码')
})

import { expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/password-reset.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { aPhone, aResidentId, DAY, later } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import { handler } from './entry.ts'

const code = '246810'
const aRecentHolder = (differs: Parameters<typeof aHolder>[0] = {}) =>
  aHolder({ phoneVerifiedAt: new Date(), ...differs })

async function begin(device: Device, form: { documentNumber: string; phone: string }) {
  const binding = { phone: form.phone, purpose: 'reset-password' as const, browserTag: device.browser.tag }
  await stores.codes.put(binding, code, new Date())
  return device.call(handler, contracts.startPasswordReset, { ...form, code })
}

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

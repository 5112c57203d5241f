import { afterAll, expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/deregistration.ts'
import { cookieNames } from '../adapters/http/cookies.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { aPhone, aResidentId, goodPassword } from '../adapters/people.fixture.ts'
import { startSns } from '../adapters/sms/sns.fixture.ts'
import { aHolder, aProof, stores } from '../adapters/stores.fixture.ts'
import { handler } from './entry.ts'

const { endpoint, stop } = await startSns()
afterAll(stop)
process.env['AWS_ENDPOINT_URL_SNS'] = endpoint

const code = '246810'

async function begin(device: Device, typed: { documentNumber: string; phone: string; password?: string }) {
  const binding = { phone: typed.phone, purpose: 'leave' as const, browserTag: device.browser.tag }
  await stores.codes.put(binding, code, new Date())
  return device.call(handler, contracts.startDeregistration, { password: goodPassword, ...typed, code })
}

it('answers an unknown number, byte for byte, as a known one with another phone or another password', async () => {
  const { document, phone } = await aHolder()
  const answerTo = async (typed: Parameters<typeof begin>[1]) => {
    const { status, body, setCookies } = await begin(new Device('app'), typed)
    return JSON.stringify({ status, body, setCookies })
  }
  const unknown = await answerTo({ documentNumber: aResidentId(), phone: `+86${aPhone()}` })
  expect(unknown).toContain('not-proven')
  expect(await answerTo({ documentNumber: document.number, phone: `+86${aPhone()}` })).toBe(unknown)
  expect(await answerTo({ documentNumber: document.number, phone, password: 'x' })).toBe(unknown)
})

it('leads whoever is not signed in from number, password and code to the day of the end', async () => {
  const { id, document, phone } = await aHolder()
  const desk = new Device('portal')
  const { body } = await begin(desk, { documentNumber: document.number, phone })
  expect(body).toMatchObject({ state: 'proven' })
  const proofId = String(body['proofId'])
  const confirmed = await desk.call(handler, contracts.confirmDeregistration, { proofId })
  expect(confirmed).toMatchObject({ status: 200, body: { signedOutHere: false } })
  expect((await stores.accounts.find(id))?.leavingAt?.toISOString()).toBe(confirmed.body['endsAt'])
})

it('takes the cookie away from whoever leaves from inside', async () => {
  const account = await aHolder()
  const device = await signedIn(account)
  const { id: proofId } = await aProof(device.session, 'leave', new Date())

  expect(await device.call(handler, contracts.confirmDeregistration, { proofId })).toMatchObject({
    status: 200,
    body: { signedOutHere: true },
  })
  expect(device.cookies.has(cookieNames.app)).toBe(false)
})

import { afterAll, expect, it } from 'vitest'
import { readAccount } from '../shared/contracts/account-centre.ts'
import { changePhone, sendCodeToNewPhone } from '../shared/contracts/change-phone.ts'
import { editInformation } from '../shared/contracts/edit-information.ts'
import { type GravePurpose, proveHolder } from '../shared/contracts/holder-proof.ts'
import { IDEMPOTENCY_HEADER } from '../shared/contracts/idempotency.ts'
import { sendCodeToHolder } from '../shared/contracts/one-time-code.ts'
import { signInByPassword } from '../shared/contracts/sign-in.ts'
import { Device } from './adapters/http/device.fixture.ts'
import { aPhone, consents, goodPassword } from './adapters/people.fixture.ts'
import { startSns } from './adapters/sms/sns.fixture.ts'
import { aHolder } from './adapters/stores.fixture.ts'
import { newId } from './domain/new-id.ts'

// Before the rooms read the environment.
const { sns, endpoint, stop } = await startSns()
afterAll(stop)
process.env['AWS_ENDPOINT_URL_SNS'] = endpoint
const { handler: centre } = await import('./account-centre/entry.ts')
const { handler: oneTimeCode } = await import('./one-time-code/entry.ts')
const { handler: signIn } = await import('./sign-in/entry.ts')

const lastCode = () => /\d{6}/.exec(sns.asked.at(-1)?.['Message'] ?? '')?.[0] ?? ''

async function aProver(purpose: GravePurpose) {
  const account = await aHolder()
  const device = new Device('app')
  const documentNumber = account.document.number
  await device.call(signIn, signInByPassword, { documentNumber, password: goodPassword, consents })
  await device.call(oneTimeCode, sendCodeToHolder, { purpose })
  const asked = { purpose, password: goodPassword, code: lastCode() }
  const { body } = await device.call(centre, proveHolder, asked)
  return { account, device, proofId: String(body['proofId']) }
}

/** Asks, and loses the answer: the cookies are those of before. */
async function losingTheAnswer<Answer>(device: Device, ask: () => Promise<Answer>) {
  const before = new Map(device.cookies)
  const answer = await ask()
  device.cookies.clear()
  for (const [name, value] of before) device.cookies.set(name, value)
  return answer
}

const isSignedIn = async (device: Device) => (await device.call(centre, readAccount, {})).status === 200

it('signs in by the new phone’s session whoever asks for the same change again after a lost answer', async () => {
  const { device, proofId } = await aProver('change-phone')
  const phone = aPhone()
  await device.call(oneTimeCode, sendCodeToNewPhone, { proofId, phone })
  const request = { proofId, phone, code: lastCode() }
  const key = { [IDEMPOTENCY_HEADER]: newId() }
  const ask = () => device.call(centre, changePhone, request, key)

  expect((await losingTheAnswer(device, ask)).status).toBe(200)
  expect(await isSignedIn(device)).toBe(false)
  expect(await ask()).toMatchObject({ status: 200, body: { accountKind: 'personal' } })
  expect(await isSignedIn(device)).toBe(true)
  expect(sns.asked.filter(({ PhoneNumber }) => PhoneNumber === `+86${phone}`)).toHaveLength(2)
})

it('answers a correction again in the same way', async () => {
  const { device, proofId } = await aProver('edit-information')
  const request = { proofId, corrections: { of: 'personal' as const, name: '李明桦' } }
  const key = { [IDEMPOTENCY_HEADER]: newId() }
  const ask = () => device.call(centre, editInformation, request, key)

  expect((await losingTheAnswer(device, ask)).status).toBe(200)
  expect(await isSignedIn(device)).toBe(false)
  expect((await ask()).status).toBe(200)
  expect(await isSignedIn(device)).toBe(true)
})

it.each([
  [changePhone, { phone: aPhone(), code: '123456' }],
  [editInformation, { corrections: { of: 'personal' as const, name: '李明桦' } }],
])('does nothing for nobody ($path)', async (contract, asked) => {
  const request = { proofId: 'p'.repeat(22), ...asked } as never
  expect(await new Device('app').call(centre, contract, request)).toMatchObject({
    status: 401,
    body: { code: 'not-signed-in' },
  })
})

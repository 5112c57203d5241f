import { expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/registration.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { aPhone, consents, goodPassword } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import { handler } from './entry.ts'
import { aForm } from './registration.fixture.ts'

const codeFor = ({ phone, code }: { phone: string; code: string }, { browser }: Device) =>
  stores.codes.put({ phone: `+86${phone}`, purpose: 'register', browserTag: browser.tag }, code, new Date())

it('registers a person at the door and leaves them signed in', async () => {
  const phone = new Device('app')
  const form = aForm()
  await codeFor(form, phone)

  const started = await phone.call(handler, contracts.startRegistration, form)
  expect(started).toMatchObject({ status: 200, body: { expiresInSeconds: 900 }, setCookies: [] })
  const registrationId = String(started.body['registrationId'])
  const done = await phone.call(handler, contracts.completeRegistration, {
    registrationId,
    password: goodPassword,
  })

  expect(done).toMatchObject({
    status: 200,
    body: { level: 'L1', documentKind: 'resident-id', maskedName: '陈**' },
  })
  expect(done.setCookies).toEqual([
    expect.stringMatching(
      /^__Host-app-session=[\w-]{22}\.[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000$/,
    ),
  ])
})

it('registers a unit that the registry knows, at the door, after a slip', async () => {
  const phone = new Device('portal')
  const form = {
    unitName: '珠江演示园林工程(集团)有限公司',
    unitCode: '91440300MA0XAMP017',
    representative: {
      name: '梁秋实',
      documentKind: 'resident-id' as const,
      documentNumber: '440106197007070018',
    },
    agent: null,
    phone: aPhone(),
    code: '246810',
    consents,
  }
  await codeFor(form, phone)
  const slip = { ...form, representative: { ...form.representative, name: '梁秋石' } }
  expect(await phone.call(handler, contracts.startUnitRegistration, slip)).toMatchObject({
    status: 422,
    body: { code: 'unit-mismatch' },
  })

  const started = await phone.call(handler, contracts.startUnitRegistration, form)
  expect(started).toMatchObject({ status: 200, setCookies: [] })
  const registrationId = String(started.body['registrationId'])
  const request = { registrationId, password: goodPassword }
  expect(await phone.call(handler, contracts.completeRegistration, request)).toMatchObject({
    status: 200,
    body: { accountKind: 'unit', level: 'L1', documentKind: 'uscc', maskedName: form.unitName },
    setCookies: [expect.stringContaining('__Host-portal-session=')],
  })
})

it('gives every refusal its status, and no cookie with it', async () => {
  const phone = new Device('app')
  const form = aForm()
  await codeFor({ ...form, code: '111111' }, phone)
  expect(await phone.call(handler, contracts.startRegistration, form)).toEqual({
    status: 422,
    body: {
      type: 'about:blank',
      title: 'code wrong',
      status: 422,
      code: 'code-wrong',
      triesLeft: 4,
      requestId: 'a-request',
    },
    setCookies: [],
  })
  const unknown = { registrationId: 'A'.repeat(22), password: goodPassword }
  expect(await phone.call(handler, contracts.completeRegistration, unknown)).toMatchObject({
    status: 404,
    body: { code: 'registration-unknown' },
    setCookies: [],
  })
})

it('does not register for a page of somebody else', async () => {
  const phone = new Device('app')
  const form = aForm()
  const foreign = { origin: 'https://evil.example' }
  expect(await phone.call(handler, contracts.startRegistration, form, foreign)).toMatchObject({
    status: 403,
    body: { code: 'foreign-origin' },
  })
})

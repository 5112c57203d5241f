import { expect, it } from 'vitest'
import { IDEMPOTENCY_HEADER } from '../../shared/contracts/idempotency.ts'
import * as codeContracts from '../../shared/contracts/sign-in-by-code.ts'
import * as contracts from '../../shared/contracts/sign-in.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { aUnitCode, consents, goodPassword } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import { newId } from '../domain/new-id.ts'
import { handler } from './entry.ts'

const aPerson = async () => {
  const { document, phone } = await aHolder()
  return { phone, request: { documentNumber: document.number, password: goodPassword, consents } }
}

it('signs in by password, knows the person again, and forgets them at sign-out', async () => {
  const desktop = new Device('portal')
  const { request } = await aPerson()
  expect(await desktop.call(handler, contracts.readSession, {})).toMatchObject({
    status: 200,
    body: { holder: null },
  })

  const signedIn = await desktop.call(handler, contracts.signInByPassword, request)
  expect(signedIn).toMatchObject({ status: 200, body: { maskedName: '李**', level: 'L1' } })
  expect(signedIn.setCookies).toEqual([
    expect.stringMatching(
      /^__Host-portal-session=[\w-]{22}\.[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    ),
  ])
  expect((await desktop.call(handler, contracts.readSession, {})).body).toEqual({ holder: signedIn.body })

  const stolen = new Map(desktop.cookies)
  const out = await desktop.call(handler, contracts.signOut, {})
  expect(out.setCookies).toEqual([expect.stringMatching(/^__Host-portal-session=; .*Max-Age=0$/)])
  for (const [name, value] of stolen) desktop.cookies.set(name, value)
  expect((await desktop.call(handler, contracts.readSession, {})).body).toEqual({ holder: null })
})

it('signs in by the code sent to the phone', async () => {
  const device = new Device('app')
  const { phone } = await aPerson()
  const binding = { phone, purpose: 'sign-in', browserTag: device.browser.tag } as const
  await stores.codes.put(binding, '135790', new Date())
  expect(
    await device.call(handler, codeContracts.signInByCode, { phone, code: '135790', consents }),
  ).toMatchObject({
    status: 200,
    body: { outcome: 'signed-in', holder: { accountKind: 'personal' } },
    setCookies: [expect.stringContaining('__Host-app-session=')],
  })
})

it('signs in the next person as themselves where somebody else was signed in', async () => {
  const phone = new Device('app')
  await phone.call(handler, contracts.signInByPassword, (await aPerson()).request)
  const next = await aHolder({ name: '王小二' })
  const request = { documentNumber: next.document.number, password: goodPassword, consents }
  expect((await phone.call(handler, contracts.signInByPassword, request)).status).toBe(200)
  expect((await phone.call(handler, contracts.readSession, {})).body).toMatchObject({
    holder: { maskedName: '王**' },
  })
})

it('gives the cookie only once it is chosen which of two accounts a phone means', async () => {
  const device = new Device('app')
  const { phone } = await aPerson()
  await aHolder({ kind: 'unit', phone, document: { kind: 'uscc', number: aUnitCode() } })
  const binding = { phone, purpose: 'sign-in', browserTag: device.browser.tag } as const
  await stores.codes.put(binding, '135790', new Date())

  const asked = await device.call(handler, codeContracts.signInByCode, { phone, code: '135790', consents })
  expect(asked).toMatchObject({
    status: 200,
    body: { outcome: 'choose', accounts: [{}, {}] },
    setCookies: [],
  })
  const choice = String(asked.body['choice'])
  const answer = { choice, phone, accountKind: 'unit' as const, consents }
  expect(await new Device('app').call(handler, codeContracts.chooseAccount, answer)).toMatchObject({
    status: 410,
    body: { code: 'choice-expired' },
  })
  expect(await device.call(handler, codeContracts.chooseAccount, answer)).toMatchObject({
    status: 200,
    body: { accountKind: 'unit', documentKind: 'uscc' },
    setCookies: [expect.stringContaining('__Host-app-session=')],
  })
})

it('signs in once when the answer gets lost and the phone asks again', async () => {
  const account = await aHolder()
  const phone = new Device('app')
  const request = { documentNumber: account.document.number, password: goodPassword, consents }
  const key = { [IDEMPOTENCY_HEADER]: newId() }
  const lost = await phone.call(handler, contracts.signInByPassword, request, key)
  phone.cookies.delete('__Host-app-session')
  expect(await phone.call(handler, contracts.signInByPassword, request, key)).toEqual(lost)
  expect((await phone.call(handler, contracts.readSession, {})).body).toEqual({ holder: lost.body })
  expect(await stores.sessions.live(account, new Date())).toHaveLength(1)

  const guess = { ...request, password: 'another-password-9' }
  expect(await phone.call(handler, contracts.signInByPassword, guess, key)).toMatchObject({
    body: { code: 'idempotency-key-reused' },
  })
})

it('keeps the sessions of app and portal apart in one browser', async () => {
  const app = new Device('app')
  const { request } = await aPerson()
  await app.call(handler, contracts.signInByPassword, request)
  const portal = new Device('portal')
  for (const [name, value] of app.cookies) portal.cookies.set(name, value)
  expect((await portal.call(handler, contracts.readSession, {})).body).toEqual({ holder: null })
})

it('does not know a session cookie that was carried into another browser', async () => {
  const app = new Device('app')
  const { request } = await aPerson()
  await app.call(handler, contracts.signInByPassword, request)
  const thief = new Device('app')
  thief.cookies.set('__Host-app-session', app.cookies.get('__Host-app-session') ?? '')
  expect((await thief.call(handler, contracts.readSession, {})).body).toEqual({ holder: null })
})

it('gives a wrong password its status and nothing that differs from a number nobody has', async () => {
  const { request } = await aPerson()
  const wrong = await new Device('app').call(handler, contracts.signInByPassword, {
    ...request,
    password: 'wrong',
  })
  const nobody = { ...request, documentNumber: '440106199001011234' }
  expect(wrong).toMatchObject({ status: 422, body: { code: 'number-or-password-wrong' }, setCookies: [] })
  expect(await new Device('app').call(handler, contracts.signInByPassword, nobody)).toEqual(wrong)
})

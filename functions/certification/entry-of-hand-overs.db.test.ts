import { expect, it } from 'vitest'
import * as certification from '../../shared/contracts/certification.ts'
import { FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import * as contracts from '../../shared/contracts/face-hand-over.ts'
import { IDEMPOTENCY_HEADER } from '../../shared/contracts/idempotency.ts'
import { cookieNames } from '../adapters/http/cookies.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { newId } from '../domain/new-id.ts'
import { handler } from './entry.ts'
import { aUnit, settleCertified } from './face-hand-over.fixture.ts'

async function handedOver() {
  const [desk, phone] = [await signedIn(await aUnit(), 'portal'), new Device('app')]
  const { body } = await desk.call(handler, contracts.openFaceHandOver, {})
  const ticket = String(body['ticket'])
  return { desk, phone, ticket }
}

const isIn = async (device: Device, ticket: string) =>
  (await device.call(handler, contracts.watchFaceHandOver, { ticket })).status === 200

it('goes from the computer to the phone and back: opened, taken, agreed to, certified, finished', async () => {
  const { desk, phone, ticket } = await handedOver()
  expect(await desk.call(handler, contracts.watchFaceHandOver, { ticket })).toMatchObject({
    status: 200,
    body: { state: 'waiting', pollAfterMs: 3000 },
  })
  expect((await phone.call(handler, contracts.takeFaceHandOver, { ticket })).status).toBe(200)
  expect((await desk.call(handler, contracts.watchFaceHandOver, { ticket })).body).toMatchObject({
    state: 'taken',
    where: { system: 'Android 15', place: '广州' },
  })
  const route = await phone.call(handler, certification.readFaceRoute, { handOver: ticket })
  expect(route).toMatchObject({ status: 200, body: { accountKind: 'unit', consentedAt: null } })
  const agreed = await phone.call(handler, certification.agreeToFaceRecognition, {
    handOver: ticket,
    version: FACE_AGREEMENT_VERSION,
    givenBy: { who: 'person-of-14-or-over' },
  })
  expect(agreed.status).toBe(200)
  expect(phone.cookies.has(cookieNames.app)).toBe(false)

  await settleCertified(ticket)
  const before = desk.cookies.get(cookieNames.portal) ?? ''
  const finished = await desk.call(handler, contracts.finishFaceHandOver, { ticket })
  expect(finished).toMatchObject({ status: 200, body: { accountKind: 'unit' } })
  expect(desk.cookies.get(cookieNames.portal)).not.toBe(before)
  expect(await isIn(desk, ticket)).toBe(true)
  const old = new Device('portal')
  for (const [name, value] of desk.cookies) old.cookies.set(name, value)
  old.cookies.set(cookieNames.portal, before)
  expect(await isIn(old, ticket)).toBe(false)
})

it('gives who repeats after a lost answer the same cookie again, although theirs is over', async () => {
  const { desk, phone, ticket } = await handedOver()
  await phone.call(handler, contracts.takeFaceHandOver, { ticket })
  await settleCertified(ticket)
  const key = { [IDEMPOTENCY_HEADER]: newId() }
  const old = [...desk.cookies]
  const first = await desk.call(handler, contracts.finishFaceHandOver, { ticket }, key)
  for (const [name, value] of old) desk.cookies.set(name, value)

  const again = await desk.call(handler, contracts.finishFaceHandOver, { ticket }, key)
  expect(again).toEqual(first)
  expect(await isIn(desk, ticket)).toBe(true)
})

it('answers nobody who is not signed in, and a phone only for what was handed over to it', async () => {
  const { ticket } = await handedOver()
  const stranger = new Device('app')
  const notSignedIn = { status: 401, body: { code: 'not-signed-in' } }
  const { openFaceHandOver, watchFaceHandOver, cancelFaceHandOver, finishFaceHandOver } = contracts
  expect(await stranger.call(handler, openFaceHandOver, {})).toMatchObject(notSignedIn)
  for (const endpoint of [watchFaceHandOver, cancelFaceHandOver, finishFaceHandOver])
    expect(await stranger.call(handler, endpoint, { ticket })).toMatchObject(notSignedIn)
  expect(await stranger.call(handler, certification.withdrawFaceConsent, {})).toMatchObject(notSignedIn)
  expect(await stranger.call(handler, certification.readFaceRoute, {})).toMatchObject(notSignedIn)
  expect(await stranger.call(handler, certification.readFaceRoute, { handOver: ticket })).toMatchObject({
    status: 404,
    body: { code: 'hand-over-unknown' },
  })
})

it('takes no ticket by a link that is only looked at: a GET changes nothing', async () => {
  const { desk, phone, ticket } = await handedOver()
  await phone.call(handler, certification.readFaceRoute, { handOver: ticket })
  expect(contracts.takeFaceHandOver.method).toBe('POST')
  expect((await desk.call(handler, contracts.watchFaceHandOver, { ticket })).body).toMatchObject({
    state: 'waiting',
  })
})

it('lets the holder withdraw the consent, also from another browser', async () => {
  const account = await aUnit()
  const [desk, app] = [await signedIn(account, 'portal'), await signedIn(account)]
  const agree = { version: FACE_AGREEMENT_VERSION, givenBy: { who: 'person-of-14-or-over' as const } }
  await app.call(handler, certification.agreeToFaceRecognition, agree)
  expect(await desk.call(handler, certification.withdrawFaceConsent, {})).toMatchObject({ status: 200 })
  expect((await app.call(handler, certification.readFaceRoute, {})).body).toMatchObject({ consentedAt: null })
})

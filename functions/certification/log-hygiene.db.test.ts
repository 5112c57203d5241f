import { randomBytes, randomInt } from 'node:crypto'
import { expect } from 'vitest'
import * as certification from '../../shared/contracts/certification.ts'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import { FACE_AGREEMENT_VERSION } from '../../shared/contracts/consent.ts'
import * as faceHandOver from '../../shared/contracts/face-hand-over.ts'
import { citizenCheckCharacter } from '../../shared/vocabulary/citizen-number.ts'
import { toRecoveryItem } from '../adapters/dynamodb/recovery-item.ts'
import { store } from '../adapters/dynamodb/test-items.fixture.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { aPhone, aResidentId, DAY, later } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import { newId } from '../domain/new-id.ts'
import type { Recovery } from '../domain/recovery.ts'
import { keepsToItself } from '../log-hygiene.fixture.ts'
import type { WholeRoom } from '../whole-room.fixture.ts'
import { settleCertified } from './face-hand-over.fixture.ts'

// Whose face was found, and who was certified: judge-face-check.db.test.ts.
const unused = ['DeleteItem ATTEMPTS#*', 'PutItem FACE_HASHES#*']

keepsToItself(
  'certification',
  async (house) => {
    await certifyElsewhere(house)
    await checkToRecover(house)
  },
  { unused },
)

function aChildsDocument() {
  const first17 = `44010620160${String(1 + randomInt(9))}1${String(10_000 + randomInt(90_000)).slice(1)}`
  return { kind: 'resident-id' as const, number: first17 + citizenCheckCharacter(first17) }
}

/** A child's, on another phone; by way of a guardian who is none, of frames that are no pictures, and of one given up. */
async function certifyElsewhere(house: WholeRoom) {
  const { call, secret, somebody } = house
  const account = await somebody({ document: aChildsDocument() })
  const desk = await signedIn(account, 'portal')
  const open = async () => {
    const { body } = await call(desk, faceHandOver.openFaceHandOver, {})
    return { ticket: secret(String(body['ticket'])) }
  }
  await call(desk, faceHandOver.cancelFaceHandOver, await open())
  const handOver = await open()
  const other = new Device('app')
  for (const device of [other, new Device('app')]) await call(device, faceHandOver.takeFaceHandOver, handOver)
  await call(desk, faceHandOver.watchFaceHandOver, handOver)

  const there = { handOver: handOver.ticket }
  await call(other, certification.readFaceRoute, there)
  const guardian = { who: 'guardian', name: secret('李大山'), documentKind: 'resident-id' } as const
  for (const documentNumber of [account.document.number, secret(aResidentId())])
    await call(other, certification.agreeToFaceRecognition, {
      ...there,
      version: FACE_AGREEMENT_VERSION,
      givenBy: { ...guardian, documentNumber },
    })
  await fail(house, other, { ...there, purpose: 'certify' })
  await settleCertified(handOver.ticket)
  expect((await call(desk, faceHandOver.finishFaceHandOver, handOver)).status).toBe(200)
  await call(desk, certification.withdrawFaceConsent, {})
}

/** Of whoever has begun a recovery in this browser. */
async function checkToRecover(house: WholeRoom) {
  const { call, secret } = house
  const browser = await signedIn(await house.somebody(), 'app', later(new Date(), -DAY))
  const recovery = await aRecovery(house, browser)
  await call(browser, certification.agreeToFaceRecognition, {
    recovery: secret(recovery.id),
    version: FACE_AGREEMENT_VERSION,
    givenBy: { who: 'person-of-14-or-over' },
  })
  await fail(house, browser, { recovery: recovery.id, purpose: 'recover' })
}

async function aRecovery({ secret }: WholeRoom, { browser }: Device) {
  const recovery: Recovery = {
    id: newId(),
    browserTag: browser.tag,
    where: browser.where,
    claim: {
      kind: 'personal',
      person: {
        name: secret('司马长风'),
        document: { kind: 'resident-id', number: secret(aResidentId()) },
      },
    },
    phone: secret(`+86${aPhone()}`),
    startedAt: new Date(),
    expiresAt: later(new Date(), DAY),
    state: 'open',
  }
  await store(await toRecoveryItem(recovery, stores.personalData))
  return recovery
}

/** Drawn, given up for another draw, and judged by frames that are no pictures. */
async function fail(
  { call, secret }: WholeRoom,
  device: Device,
  whose: Omit<InputOf<typeof certification.startFaceCheck>, 'excluded'>,
) {
  const draw = async (differs = {}) => {
    const { body } = await call(device, certification.startFaceCheck, { ...whose, excluded: [], ...differs })
    return secret(String(body['checkId']))
  }
  const checkId = await draw({ insteadOf: await draw() })
  const frames = [100, 200].map((at) => ({ at, jpeg: secret(randomBytes(60).toString('base64')) }))
  const { handOver, recovery } = whose
  const there = { ...(handOver !== undefined && { handOver }), ...(recovery !== undefined && { recovery }) }
  const judged = await call(device, certification.judgeFaceCheck, { ...there, checkId, frames })
  expect(judged).toMatchObject({ status: 200, body: { verdict: 'try-again' } })
}

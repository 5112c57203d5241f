import { afterAll, expect } from 'vitest'
import * as registration from '../../shared/contracts/registration.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { hangsUp, says, startOutsideService } from '../adapters/outside-service/outside-service.fixture.ts'
import { aPhone, aResidentId, aUnitCode, consents, DAY, later } from '../adapters/people.fixture.ts'
import { keepsToItself } from '../log-hygiene.fixture.ts'
import type { WholeRoom } from '../whole-room.fixture.ts'

// Before the room reads the environment.
const { service: registry, url, key, stop } = await startOutsideService()
afterAll(stop)
process.env['BUSINESS_REGISTRY'] = url
process.env['BUSINESS_REGISTRY_KEY_ID'] = key.id
process.env['BUSINESS_REGISTRY_SECRET'] = key.secret

const { startRegistration, startUnitRegistration, completeRegistration } = registration

keepsToItself(
  'registration',
  async (house) => {
    await registerPerson(house)
    await registerUnit(house)
  },
  { logged: ['registry-unavailable'] },
)

const aStandIn = ({ secret }: WholeRoom, name: string) => ({
  name: secret(name),
  documentKind: 'resident-id' as const,
  documentNumber: secret(aResidentId()),
})

/**
 * Where somebody else is signed in; by way of a wrong code, and of a password that tells the name. Pressed again after
 * an answer that got lost.
 */
async function registerPerson(house: WholeRoom) {
  const { call, secret, somebody, receiveCode } = house
  const browser = await signedIn(await somebody(), 'app', later(new Date(), -DAY))
  const person = { ...aStandIn(house, '欧阳青岚'), phone: secret(aPhone()), consents }
  const code = await receiveCode(person.phone, 'register', browser, '739182')
  await call(browser, startRegistration, { ...person, code: secret('739183') })
  const begun = await call(browser, startRegistration, { ...person, code })
  const registrationId = secret(String(begun.body['registrationId']))
  await call(browser, completeRegistration, { registrationId, password: secret(`${person.name}-1`) })
  const password = secret('山高水长-云淡风轻-7')
  const press = () => call(browser, completeRegistration, { registrationId, password })
  expect([(await press()).status, (await press()).status]).toEqual([200, 200])
}

/** By way of a wrong code, a registry that is down, one that knows otherwise, and a password that tells the agent's name. */
async function registerUnit(house: WholeRoom) {
  const { call, secret, receiveCode } = house
  const hall = new Device('portal')
  const phone = secret(aPhone())
  const unit = {
    unitName: secret('南粤密云（珠海）营造有限公司'),
    unitCode: secret(aUnitCode()),
    representative: aStandIn(house, '司马长风'),
    agent: aStandIn(house, '诸葛流云'),
    phone,
    consents,
    code: await receiveCode(phone, 'register', hall, '864209'),
  }
  const start = (differs = {}) => call(hall, startUnitRegistration, { ...unit, ...differs })
  await start({ code: secret('864208') })
  registry.behaves = [hangsUp]
  expect((await start()).body).toMatchObject({ code: 'registry-unavailable' })
  registry.behaves = [says({ agrees: false })]
  expect((await start()).body).toMatchObject({ code: 'unit-mismatch' })
  registry.behaves = [says({ agrees: true })]
  const registrationId = secret(String((await start()).body['registrationId']))
  const complete = (password: string) =>
    call(hall, completeRegistration, { registrationId, password: secret(password) })
  await complete(`${unit.agent.name}-2026`)
  expect((await complete('水落石出-风和日丽-3')).status).toBe(200)
}

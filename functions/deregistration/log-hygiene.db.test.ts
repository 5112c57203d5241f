import { expect } from 'vitest'
import * as contracts from '../../shared/contracts/deregistration.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { DAY, goodPassword, later } from '../adapters/people.fixture.ts'
import { aProof } from '../adapters/stores.fixture.ts'
import { keepsToItself } from '../log-hygiene.fixture.ts'
import type { WholeRoom } from '../whole-room.fixture.ts'

keepsToItself('deregistration', async (house) => {
  await fromOutside(house)
  await fromInside(house)
})

/** From the sign-in page; by way of a wrong password. */
async function fromOutside({ call, secret, somebody, receiveCode }: WholeRoom) {
  const { phone, document } = await somebody()
  const desk = new Device('portal')
  const start = async (password: string) => {
    const code = await receiveCode(phone, 'leave', desk, '975310')
    const form = { documentNumber: document.number, password: secret(password), phone, code }
    return call(desk, contracts.startDeregistration, form)
  }
  await start('石破天惊-一叶知秋-9')
  const proofId = secret(String((await start(goodPassword)).body['proofId']))
  expect((await call(desk, contracts.confirmDeregistration, { proofId })).status).toBe(200)
}

async function fromInside({ call, secret, somebody }: WholeRoom) {
  const phone = await signedIn(await somebody(), 'app', later(new Date(), -DAY))
  const proofId = secret((await aProof(phone.session, 'leave', new Date())).id)
  expect((await call(phone, contracts.confirmDeregistration, { proofId })).status).toBe(200)
}

import { expect } from 'vitest'
import * as accountCentre from '../../shared/contracts/account-centre.ts'
import { changePhone } from '../../shared/contracts/change-phone.ts'
import { editInformation } from '../../shared/contracts/edit-information.ts'
import { type GravePurpose, proveHolder } from '../../shared/contracts/holder-proof.ts'
import { exportAccount } from '../../shared/contracts/own-data.ts'
import type { Device } from '../adapters/http/device.fixture.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { aPhone, aResidentId, DAY, goodPassword, later } from '../adapters/people.fixture.ts'
import { keepsToItself } from '../log-hygiene.fixture.ts'
import type { WholeRoom } from '../whole-room.fixture.ts'
import { aSentReport } from './dynamodb-sent-reports.fixture.ts'

const yesterday = () => later(new Date(), -DAY)
const wrongPassword = '石破天惊-一叶知秋-9'

keepsToItself('account-centre', async (house) => {
  await readAll(house)
  await endSessions(house)
  await disown(house)
  await proveOwnPhone(house)
  await changeWhatIsRegistered(house)
})

/** By way of a wrong password. */
async function readAll({ call, secret, somebody }: WholeRoom) {
  const account = await somebody()
  const phone = await signedIn(account, 'app', yesterday())
  const { ticket, remark } = await aSentReport(account, { sentAt: yesterday() })
  for (const value of [ticket, remark]) secret(value)
  await call(phone, accountCentre.readAccount, {})
  for (const password of [wrongPassword, goodPassword])
    await call(phone, exportAccount, { password: secret(password) })
}

/** By way of the one session that is not ended so. */
async function endSessions({ call, secret, somebody }: WholeRoom) {
  const account = await somebody()
  const phone = await signedIn(account)
  for (const surface of ['app', 'portal', 'app'] as const) await signedIn(account, surface)
  const { body } = await call(phone, accountCentre.readSessions, {})
  const [inHand, other] = (body['sessions'] as { id: string }[]).map(({ id }) => secret(id))
  for (const sessionId of [inHand, other])
    await call(phone, accountCentre.endSession, { sessionId: sessionId ?? '' })
  expect(await call(phone, accountCentre.endOtherSessions, {})).toMatchObject({
    status: 200,
    body: { sessionsEnded: 2 },
  })
}

/** «This was not me», by way of an event that is not there. */
async function disown({ call, somebody }: WholeRoom) {
  const account = await somebody()
  await signedIn(account)
  const phone = await signedIn(account)
  const { body } = await call(phone, accountCentre.readHistory, {})
  const strange = (body['events'] as { id: string; canBeDisowned: boolean }[]).find(
    ({ canBeDisowned }) => canBeDisowned,
  )
  for (const eventId of ['no-such-event', strange?.id ?? ''])
    await call(phone, accountCentre.disownSignIn, { eventId, everywhere: false })
}

/** By way of a wrong code. */
async function proveOwnPhone({ call, secret, somebody, receiveCode }: WholeRoom) {
  const account = await somebody()
  const phone = await signedIn(account)
  const code = await receiveCode(account.phone, 'verify-phone', phone, '739182')
  for (const typed of [secret('739183'), code]) await call(phone, accountCentre.verifyPhone, { code: typed })
}

/** By way of a wrong password, a wrong code, a phone and a document that are somebody else's. */
async function changeWhatIsRegistered(house: WholeRoom) {
  const { call, secret, somebody, receiveCode } = house
  const [account, another] = [await somebody(), await somebody()]
  const own = await signedIn(account)

  const phone = secret(aPhone())
  secret(`+86${phone}`)
  const proofId = await prove(house, own, { phone: account.phone, purpose: 'change-phone', code: '318642' })
  const bind = async (to: string, typed?: string) => {
    const code = await receiveCode(to, 'new-phone', own, '950317')
    const asked = { proofId, phone: to.replace('+86', ''), code: secret(typed ?? code) }
    return call(own, changePhone, asked)
  }
  await bind(phone, '950318')
  expect((await bind(another.phone)).body).toMatchObject({ code: 'phone-already-bound' })
  expect((await bind(phone)).status).toBe(200)

  const edited = await prove(house, own, { phone, purpose: 'edit-information', code: '640928' })
  const correct = (documentNumber: string, name = account.name) =>
    call(own, editInformation, {
      proofId: edited,
      corrections: { of: 'personal', name, document: { documentKind: 'resident-id', documentNumber } },
    })
  expect((await correct(another.document.number)).body).toMatchObject({ code: 'document-already-bound' })
  expect((await correct(secret(aResidentId()), secret('第五轻侯'))).status).toBe(200)
}

/** By way of a wrong password. */
async function prove(
  { call, secret, receiveCode }: WholeRoom,
  own: Device,
  { phone, purpose, code }: { phone: string; purpose: GravePurpose; code: string },
) {
  await receiveCode(phone, purpose, own, code)
  await call(own, proveHolder, { purpose, code, password: secret(wrongPassword) })
  const proven = await call(own, proveHolder, { purpose, code, password: secret(goodPassword) })
  return secret(String(proven.body['proofId']))
}

import { randomBytes, randomInt } from 'node:crypto'
import { afterAll, expect, it, vi } from 'vitest'
import * as accountCentre from '../shared/contracts/account-centre.ts'
import * as certification from '../shared/contracts/certification.ts'
import { FACE_AGREEMENT_VERSION } from '../shared/contracts/consent.ts'
import * as changePhone from '../shared/contracts/change-phone.ts'
import * as editInformation from '../shared/contracts/edit-information.ts'
import * as deregistration from '../shared/contracts/deregistration.ts'
import * as faceHandOver from '../shared/contracts/face-hand-over.ts'
import * as help from '../shared/contracts/help.ts'
import * as holderProof from '../shared/contracts/holder-proof.ts'
import * as oneTimeCode from '../shared/contracts/one-time-code.ts'
import type { CodePurpose } from '../shared/contracts/one-time-code.ts'
import * as ownData from '../shared/contracts/own-data.ts'
import * as passwordReset from '../shared/contracts/password-reset.ts'
import * as recovery from '../shared/contracts/recovery.ts'
import * as registration from '../shared/contracts/registration.ts'
import * as scanLogin from '../shared/contracts/scan-login.ts'
import * as byCode from '../shared/contracts/sign-in-by-code.ts'
import * as signIn from '../shared/contracts/sign-in.ts'
import type { InputOf } from '../shared/contracts/endpoint.ts'
import { citizenCheckCharacter } from '../shared/vocabulary/citizen-number.ts'
import type { ScanCodeText, ScanTicket } from '../shared/vocabulary/scan-login.ts'
import { documentClient } from './adapters/dynamodb/document-client.ts'
import { Device } from './adapters/http/device.fixture.ts'
import {
  aPhone,
  aResidentId,
  aUnitCode,
  consents,
  DAY,
  goodPassword,
  later,
} from './adapters/people.fixture.ts'
import { hangsUp, says } from './adapters/outside-service/outside-service.fixture.ts'
import { startSns } from './adapters/sms/sns.fixture.ts'
import { aHolder } from './adapters/stores.fixture.ts'
import { codes as smsCodes, sessions } from './adapters/wiring.ts'
import { startSession } from './domain/session.ts'
import { settleCertified } from './certification/face-hand-over.fixture.ts'
import { takeOutput, wholeHouse } from './log-hygiene.fixture.ts'
import { captchas } from './one-time-code/sending.fixture.ts'
import { passFace } from './recovery/recovery.fixture.ts'

// Before the first import reads the environment.
const registry = await vi.hoisted(async () => {
  const { startOutsideService } = await import('./adapters/outside-service/outside-service.fixture.ts')
  const { service, url, key, stop } = await startOutsideService()
  process.env['BUSINESS_REGISTRY'] = url
  process.env['BUSINESS_REGISTRY_KEY_ID'] = key.id
  process.env['BUSINESS_REGISTRY_SECRET'] = key.secret
  return { service, stop }
})
afterAll(registry.stop)

const { sns, endpoint, stop } = await startSns()
afterAll(stop)
process.env['AWS_ENDPOINT_URL_SNS'] = endpoint
const { call, secret, secrets, errorBodies, done, paths } = await wholeHouse()
const { written, giveBack } = takeOutput()
afterAll(() => {
  giveBack()
  documentClient.middlewareStack.remove('tellsEverything')
})

const [phone, desktop] = [new Device('app'), new Device('portal')]
const person = { name: '欧阳青岚', phone: aPhone(), documentNumber: aResidentId() }
const password = secret('山高水长-云淡风轻-7')
const wrongPassword = secret('石破天惊-一叶知秋-9')
for (const value of Object.values(person)) secret(value)
secret(`+86${person.phone}`)
const aStandIn = (name: string) => ({
  name: secret(name),
  documentKind: 'resident-id' as const,
  documentNumber: secret(aResidentId()),
})
/** With the person's phone, so that there are two accounts to choose from. */
const unit = {
  unitName: secret('南粤密云（珠海）营造有限公司'),
  unitCode: secret(aUnitCode()),
  representative: aStandIn('司马长风'),
  agent: aStandIn('诸葛流云'),
  phone: person.phone,
  consents,
}

function aChildsDocument() {
  const first17 = `44010620160${String(1 + randomInt(9))}1${String(10_000 + randomInt(90_000)).slice(1)}`
  return { kind: 'resident-id' as const, number: first17 + citizenCheckCharacter(first17) }
}

async function solveCaptcha() {
  const { body } = await call(phone, oneTimeCode.drawCaptcha, { form: 'picture' })
  const captcha = await captchas.take(String(body['captchaId']))
  if (!captcha) throw new Error('no captcha')
  await captchas.add(captcha)
  return { captchaId: captcha.id, captchaAnswer: secret(captcha.solution) }
}

/** By way of a wrong captcha, and of a network that is down. */
async function askForCode() {
  const ask = async (to: string, answer = {}) =>
    call(phone, oneTimeCode.sendCode, {
      purpose: 'register',
      phone: to,
      ...(await solveCaptcha()),
      ...answer,
    })
  await ask(person.phone, { captchaAnswer: secret('QQQQ') })
  sns.mood = 'refuses'
  await ask(secret(aPhone()))
  sns.mood = 'takes'
  await ask(person.phone)
  return secret(/\d{6}/.exec(sns.asked.at(-1)?.['Message'] ?? '')?.[0] ?? '')
}

const formWith = (code: string) => ({ ...person, documentKind: 'resident-id' as const, consents, code })

/** By way of a wrong code, and of a password that tells the name. */
async function register(code: string) {
  const { startRegistration, completeRegistration } = registration
  await call(phone, startRegistration, formWith(secret(code === '739182' ? '739183' : '739182')))
  const begun = await call(phone, startRegistration, formWith(code))
  const registrationId = secret(String(begun.body['registrationId']))
  const telling = secret(`${person.name}-1`)
  await call(phone, completeRegistration, { registrationId, password: telling })
  return call(phone, completeRegistration, { registrationId, password })
}

const credentials = { documentNumber: person.documentNumber, password, consents }

/** By way of a wrong password, a malformed request and one from a foreign page. */
async function signInAgain() {
  const { signInByPassword } = signIn
  await call(phone, signIn.signOut, {})
  await call(phone, signInByPassword, { ...credentials, password: wrongPassword })
  await call(phone, signInByPassword, { ...credentials, admin: person.name } as never)
  await call(phone, signInByPassword, credentials, { origin: 'https://evil.example' })
  return call(phone, signInByPassword, credentials)
}

/** What the SMS would have brought. */
async function receiveCode(purpose: CodePurpose, { browser }: Device, code: string) {
  await smsCodes.put({ phone: `+86${person.phone}`, purpose, browserTag: browser.tag }, code, new Date())
  return secret(code)
}

/** By way of a wrong code, a registry that is down, one that knows otherwise, and a password that tells the agent's name. */
async function registerUnit() {
  const { startUnitRegistration, completeRegistration } = registration
  const hall = new Device('portal')
  const code = await receiveCode('register', hall, '864209')
  const start = (differs = {}) => call(hall, startUnitRegistration, { ...unit, code, ...differs })
  await start({ code: secret('864208') })
  registry.service.behaves = [hangsUp]
  expect((await start()).body).toMatchObject({ code: 'registry-unavailable' })
  registry.service.behaves = [says({ agrees: false })]
  expect((await start()).body).toMatchObject({ code: 'unit-mismatch' })
  registry.service.behaves = [says({ agrees: true })]
  const registrationId = secret(String((await start()).body['registrationId']))
  const telling = secret(`${unit.agent.name}-2026`)
  await call(hall, completeRegistration, { registrationId, password: telling })
  return call(hall, completeRegistration, { registrationId, password })
}

/** By way of a choice that was made up. */
async function choose() {
  const code = await receiveCode('sign-in', phone, '420975')
  const asked = await call(phone, byCode.signInByCode, { phone: person.phone, code, consents })
  const choice = secret(String(asked.body['choice']))
  const mac = secret(choice.slice(14))
  const answer = { choice, phone: person.phone, accountKind: 'unit' as const, consents }
  const madeUp = secret(choice.replace(mac, mac.split('').reverse().join('')))
  await call(phone, byCode.chooseAccount, { ...answer, choice: madeUp })
  return call(phone, byCode.chooseAccount, answer)
}

async function scanIn(choose: (right: string, numbers: string[]) => string) {
  const opened = await call(desktop, scanLogin.openScanLogin, {})
  const code = secret((opened.body['code'] as { text: ScanCodeText }).text)
  const held = await call(new Device('app'), scanLogin.holdScan, { code })
  secret(String(held.body['receipt']))
  const told = await call(phone, scanLogin.scanLogin, { by: 'code', code })
  const ticket = secret(told.body['ticket'] as ScanTicket)
  const { body } = await call(desktop, scanLogin.watchScanLogin, {})
  const number = choose(String(body['number']), told.body['numbers'] as string[])
  await call(phone, scanLogin.confirmScanLogin, { ticket, number, password })
  return call(desktop, scanLogin.claimScanLogin, {})
}

/** By way of a notice of a new browser that the network does not take, and of the one session that is not ended so. */
async function endSessions() {
  sns.mood = 'refuses'
  await call(new Device('app'), signIn.signInByPassword, credentials)
  sns.mood = 'takes'
  await call(new Device('portal'), signIn.signInByPassword, credentials)
  const { body } = await call(phone, accountCentre.readSessions, {})
  const [inHand, other] = (body['sessions'] as { id: string }[]).map(({ id }) => secret(id))
  for (const sessionId of [inHand, other])
    await call(phone, accountCentre.endSession, { sessionId: sessionId ?? '' })
  await call(phone, accountCentre.readHistory, {})
  return call(phone, accountCentre.endOtherSessions, {})
}

/** By way of somebody else's phone, and of a password that tells the number. */
async function resetPassword() {
  const { startPasswordReset, completePasswordReset } = passwordReset
  const { documentNumber, phone: number } = person
  const start = async (differs = {}) => {
    const code = await receiveCode('reset-password', phone, '531864')
    return call(phone, startPasswordReset, { documentNumber, phone: number, code, ...differs })
  }
  await start({ documentNumber: secret(aResidentId()) })
  const resetId = secret(String((await start()).body['resetId']))
  await call(phone, completePasswordReset, { resetId, password: secret(`x${documentNumber}`) })
  return call(phone, completePasswordReset, { resetId, password: secret('水落石出-风和日丽-3') })
}

/** Another person, whose phone was sent no code within the last minute; by way of a wrong code. */
async function proveOwnPhone() {
  const { name, phone: number, document } = await aHolder()
  for (const value of [name, number, number.slice(3), document.number]) secret(value)
  const own = new Device('app')
  await call(own, signIn.signInByPassword, {
    documentNumber: document.number,
    password: secret(goodPassword),
    consents,
  })
  await call(own, oneTimeCode.sendCodeToHolder, { purpose: 'verify-phone' })
  const code = secret(/\d{6}/.exec(sns.asked.at(-1)?.['Message'] ?? '')?.[0] ?? '')
  await call(own, accountCentre.verifyPhone, { code: secret(code === '739182' ? '739183' : '739182') })
  return call(own, accountCentre.verifyPhone, { code })
}

/** Another person, by way of a wrong password, a wrong code, a phone and a document that are somebody else's. */
async function changeWhatIsRegistered() {
  const { name, phone: number, document } = await aHolder()
  for (const value of [name, number, number.slice(3), document.number]) secret(value)
  const own = new Device('app')
  await call(own, signIn.signInByPassword, {
    documentNumber: document.number,
    password: goodPassword,
    consents,
  })
  await call(own, ownData.exportAccount, { password: wrongPassword })
  await call(own, ownData.exportAccount, { password: goodPassword })
  const purpose = 'change-phone'
  await smsCodes.put({ phone: number, purpose, browserTag: own.browser.tag }, '318642', new Date())
  const asked = { purpose, code: secret('318642') } as const
  await call(own, holderProof.proveHolder, { ...asked, password: wrongPassword })
  const proven = await call(own, holderProof.proveHolder, { ...asked, password: goodPassword })
  const proofId = secret(String(proven.body['proofId']))
  const another = secret(aPhone())
  secret(`+86${another}`)
  await call(own, changePhone.sendCodeToNewPhone, { proofId, phone: another })
  const right = secret(/\d{6}/.exec(sns.asked.at(-1)?.['Message'] ?? '')?.[0] ?? '')
  const bind = (code: string, to = another) =>
    call(own, changePhone.changePhone, { proofId, phone: to, code: secret(code) })
  await bind(right === '739182' ? '739183' : '739182')
  const taken = { phone: `+86${person.phone}`, purpose: 'new-phone' as const, browserTag: own.browser.tag }
  await smsCodes.put(taken, '950317', new Date())
  expect((await bind('950317', person.phone)).body).toMatchObject({ code: 'phone-already-bound' })
  const bound = await bind(right)
  const proofCode = { phone: `+86${another}`, purpose: 'edit-information' as const }
  await smsCodes.put({ ...proofCode, browserTag: own.browser.tag }, '640928', new Date())
  const again = { purpose: proofCode.purpose, code: secret('640928'), password: goodPassword }
  const edited = await call(own, holderProof.proveHolder, again)
  const correct = (corrections: {
    name?: string
    document?: { documentKind: 'resident-id'; documentNumber: string }
  }) =>
    call(own, editInformation.editInformation, {
      proofId: secret(String(edited.body['proofId'])),
      corrections: { of: 'personal', ...corrections },
    })
  const { documentNumber } = person
  expect((await correct({ document: { documentKind: 'resident-id', documentNumber } })).body).toMatchObject({
    code: 'document-already-bound',
  })
  await correct({ name: secret('第五轻侯') })
  return bound
}

/** By way of a check that is nobody's. */
async function reportFailure(device: Device, checkId: string) {
  await call(device, help.readFaceReport, { checkIds: `${checkId}.${'x'.repeat(22)}` })
  await call(device, help.readFaceReport, { checkIds: checkId })
  const remark = secret('右眼做过手术，闭不上')
  const report = { checkIds: [checkId], remark, consent: help.FACE_REPORT_CONSENT_VERSION }
  const { body } = await call(device, help.sendFaceReport, report)
  secret(String(body['ticket']))
}

/** A child's, on another phone; by way of a guardian who is none, of frames that are no pictures, and of one given up. */
async function certifyElsewhere() {
  const { name, phone: number, document } = await aHolder({ document: aChildsDocument() })
  for (const value of [name, number.slice(3), document.number]) secret(value)
  const [desk, other] = [new Device('portal'), new Device('app')]
  await call(desk, signIn.signInByPassword, {
    documentNumber: document.number,
    password: goodPassword,
    consents,
  })
  const open = async () => {
    const { body } = await call(desk, faceHandOver.openFaceHandOver, {})
    return { ticket: secret(String(body['ticket'])) }
  }
  await call(desk, faceHandOver.cancelFaceHandOver, await open())
  const handOver = await open()
  await call(other, faceHandOver.takeFaceHandOver, handOver)
  await call(new Device('app'), faceHandOver.takeFaceHandOver, handOver)
  await call(desk, faceHandOver.watchFaceHandOver, handOver)
  const there = { handOver: handOver.ticket }
  await call(other, certification.readFaceRoute, there)
  const guardian = aStandIn('李大山')
  const agree = (differs = {}) => {
    const givenBy = { who: 'guardian' as const, ...guardian, ...differs }
    return call(other, certification.agreeToFaceRecognition, {
      ...there,
      version: FACE_AGREEMENT_VERSION,
      givenBy,
    })
  }
  await agree({ documentNumber: document.number })
  await agree()
  const drawn = await call(other, certification.startFaceCheck, {
    ...there,
    purpose: 'certify',
    excluded: [],
  })
  const checkId = secret(String(drawn.body['checkId']))
  const frames = [100, 200].map((at) => ({ at, jpeg: secret(randomBytes(60).toString('base64')) }))
  await call(other, certification.judgeFaceCheck, { ...there, checkId, frames })
  await reportFailure(other, checkId)
  await settleCertified(handOver.ticket)
  const finished = await call(desk, faceHandOver.finishFaceHandOver, handOver)
  await call(desk, certification.withdrawFaceConsent, {})
  return finished
}

/** Begun for this person with a phone of their own, in a browser of its own; the face has passed. */
async function recoverWith(form: InputOf<typeof recovery.startRecovery>) {
  const browser = new Device('app')
  const code = async (digits: string) => {
    const binding = {
      phone: `+86${form.phone}`,
      purpose: 'recover',
      browserTag: browser.browser.tag,
    } as const
    await smsCodes.put(binding, digits, new Date())
    return secret(digits)
  }
  const { name, documentKind, documentNumber, phone: number } = form
  await call(browser, recovery.startUnitRecovery, {
    unitName: unit.unitName,
    unitCode: secret(aUnitCode()),
    representative: { name, documentKind, documentNumber },
    phone: number,
    code: await code('750931'),
  })
  await call(browser, recovery.startRecovery, { ...form, code: secret('750932') })
  const begun = await call(browser, recovery.startRecovery, { ...form, code: await code('184406') })
  const recoveryId = secret(String(begun.body['recoveryId']))
  await passFace(recoveryId)
  await call(browser, recovery.claimRecovery, { recoveryId })
  const token = secret(/#([\w-]{22})/.exec(sns.asked.at(-1)?.['Message'] ?? '')?.[1] ?? '')
  return { browser, recoveryId, token }
}

/** By way of one stopped from the link, one from the old device, and a password that tells the new phone. */
async function recoverAccount() {
  const account = await aHolder({ level: 'L3' })
  const { name, document, phone: oldNumber } = account
  for (const value of [name, oldNumber, oldNumber.slice(3), document.number]) secret(value)
  const old = new Device('app')
  const twoDaysAgo = later(new Date(), -2 * DAY)
  const before = { account, surface: 'app' as const, browser: old.browser, now: twoDaysAgo }
  await sessions.add(startSession({ ...before, methods: ['pwd'] }).session)
  const { number: documentNumber } = document
  await call(old, signIn.signInByPassword, { documentNumber, password: goodPassword, consents })
  const newNumber = secret(aPhone())
  const form = { name, documentKind: document.kind, documentNumber, phone: newNumber, code: '184406' }
  const first = await recoverWith(form)
  await call(new Device('app'), recovery.lookAtRecovery, { token: first.token })
  await call(new Device('app'), recovery.stopRecoveryByLink, { token: first.token })
  const second = await recoverWith(form)
  await call(old, recovery.stopRecovery, { recoveryId: second.recoveryId })
  const { browser, recoveryId } = await recoverWith(form)
  await call(old, recovery.readOwnRecovery, {})
  await call(old, recovery.confirmRecovery, { recoveryId, password: wrongPassword })
  await call(old, recovery.confirmRecovery, { recoveryId, password: goodPassword })
  await call(browser, recovery.completeRecovery, { recoveryId, password: secret(`x-${newNumber}`) })
  await call(browser, recovery.completeRecovery, { recoveryId, password: secret('月落乌啼-江枫渔火-5') })
  await call(browser, recovery.readRecovery, { recoveryId })
  return call(browser, recovery.finishRecovery, { recoveryId })
}

/** A login declined on the phone, and one given up at the desktop. */
async function breakOffScans() {
  const opened = await call(desktop, scanLogin.openScanLogin, {})
  const code = secret((opened.body['code'] as { text: ScanCodeText }).text)
  const told = await call(phone, scanLogin.scanLogin, { by: 'code', code })
  const ticket = secret(told.body['ticket'] as ScanTicket)
  await call(phone, scanLogin.declineScanLogin, { ticket })
  await call(desktop, scanLogin.openScanLogin, {})
  return call(desktop, scanLogin.cancelScanLogin, {})
}

/** «This was not me», by way of an event that is not there. */
async function disown() {
  const { body } = await call(phone, accountCentre.readHistory, {})
  const events = body['events'] as { id: string; type: string }[]
  const { id = '' } = events.find(({ type }) => type === 'signed-in-by-password') ?? {}
  await call(phone, accountCentre.disownSignIn, { eventId: 'no-such-event', everywhere: false })
  return call(phone, accountCentre.disownSignIn, { eventId: id, everywhere: false })
}

/** Another person, from the sign-in page; by way of a wrong password. */
async function deregister() {
  const { name, phone: number, document } = await aHolder()
  for (const value of [name, number, number.slice(3), document.number]) secret(value)
  const desk = new Device('portal')
  const start = async (typed: string) => {
    const code = secret('975310')
    const binding = { phone: number, purpose: 'leave' as const, browserTag: desk.browser.tag }
    await smsCodes.put(binding, code, new Date())
    const form = { documentNumber: document.number, password: typed, phone: number, code }
    return call(desk, deregistration.startDeregistration, form)
  }
  await start(wrongPassword)
  const proofId = secret(String((await start(goodPassword)).body['proofId']))
  return call(desk, deregistration.confirmDeregistration, { proofId })
}

/** From here on the database fails, and its fault tells everything there is, also in lines that look like a stack's. */
function breakTheDatabase() {
  const everything = [...secrets].join('\n    at ')
  const fault = () => new TypeError(everything, { cause: new RangeError(everything) })
  documentClient.middlewareStack.add(() => () => Promise.reject(fault()), {
    step: 'initialize',
    name: 'tellsEverything',
  })
}

/** Everything that went well, once more. */
async function meetFaults() {
  breakTheDatabase()
  return Promise.all([...done].map(async ([path, again]) => ({ path, status: (await again()).status })))
}

it('writes nothing of anybody into the log or an error, whatever a person does and whatever fails', async () => {
  const code = await askForCode()
  expect((await register(code)).status).toBe(200)
  expect((await signInAgain()).status).toBe(200)
  const isOther = (right: string, numbers: string[]) => numbers.find((each) => each !== right) ?? ''
  expect((await scanIn(isOther)).status).toBe(409)
  expect((await scanIn((right) => right)).status).toBe(200)
  expect(await endSessions()).toMatchObject({ status: 200, body: { sessionsEnded: 2 } })
  expect((await registerUnit()).status).toBe(200)
  expect((await disown()).status).toBe(200)
  expect((await proveOwnPhone()).status).toBe(200)
  expect((await changeWhatIsRegistered()).status).toBe(200)
  expect((await certifyElsewhere()).status).toBe(200)
  expect((await deregister()).status).toBe(200)
  expect((await resetPassword()).status).toBe(200)
  expect(await recoverAccount()).toMatchObject({ status: 200, body: { state: 'done' } })
  expect(await choose()).toMatchObject({ status: 200, body: { accountKind: 'unit' } })
  expect((await breakOffScans()).status).toBe(200)
  for (const read of [signIn.readSession, accountCentre.readAccount]) await call(phone, read, {})
  expect([...done.keys()].sort()).toEqual([...paths].sort())
  const failed = await meetFaults()
  // Holding a scan asks the database nothing: what it answers is signed.
  expect(failed.filter(({ status }) => status !== 500)).toEqual([
    { path: scanLogin.holdScan.path, status: 200 },
  ])

  expect(written.filter((line) => line.includes('operation-failed'))).toHaveLength(failed.length - 1)
  expect(written.join('')).toContain('sms-not-sent')
  expect(written.join('')).toContain('registry-unavailable')
  const all = [...written, ...errorBodies].join('\n')
  expect([...secrets].filter((value) => standsIn(all, value))).toEqual([])
})

/** As a word of its own: six digits may also be part of a time. */
function standsIn(text: string, value: string): boolean {
  const parts = text.split(value)
  return parts.slice(1).some((after, place) => !/\w$/.test(parts[place] ?? '') && !/^\w/.test(after))
}

import { afterAll, expect, it, vi } from 'vitest'
import * as accountCentre from '../shared/contracts/account-centre.ts'
import type { Endpoint, InputOf } from '../shared/contracts/endpoint.ts'
import * as oneTimeCode from '../shared/contracts/one-time-code.ts'
import * as registration from '../shared/contracts/registration.ts'
import * as scanLogin from '../shared/contracts/scan-login.ts'
import * as signIn from '../shared/contracts/sign-in.ts'
import type { ScanCodeText, ScanTicket } from '../shared/vocabulary/scan-login.ts'
import { documentClient } from './adapters/dynamodb/document-client.ts'
import { Device } from './adapters/http/device.fixture.ts'
import { aPhone, aResidentId, aUnitCode, consents } from './adapters/people.fixture.ts'
import { hangsUp, says } from './adapters/registry/registry-service.fixture.ts'
import { startSns } from './adapters/sms/sns.fixture.ts'
import { codes as smsCodes } from './adapters/wiring.ts'
import { captchas } from './one-time-code/sending.fixture.ts'

// Before the first import reads the environment.
const registry = await vi.hoisted(async () => {
  const { startRegistryService } = await import('./adapters/registry/registry-service.fixture.ts')
  const { service, url, key, stop } = await startRegistryService()
  process.env['BUSINESS_REGISTRY'] = url
  process.env['BUSINESS_REGISTRY_KEY_ID'] = key.id
  process.env['BUSINESS_REGISTRY_SECRET'] = key.secret
  return { service, stop }
})
afterAll(registry.stop)

const { sns, endpoint, stop } = await startSns()
afterAll(stop)
process.env['AWS_ENDPOINT_URL_SNS'] = endpoint
const rooms = await Promise.all([
  import('./one-time-code/entry.ts'),
  import('./registration/entry.ts'),
  import('./sign-in/entry.ts'),
  import('./scan-login/entry.ts'),
  import('./account-centre/entry.ts'),
])
const [codes, registers, signsIn, scans, centre] = rooms.map(({ handler }) => handler) as [
  Handler,
  Handler,
  Handler,
  Handler,
  Handler,
]
type Handler = Parameters<Device['call']>[0]

const written: string[] = []
const errorBodies: string[] = []
/** Everything that is nobody's business, as it was typed, sent and kept. */
const secrets = new Set<string>()
const secret = <T extends string>(value: T): T => {
  secrets.add(value)
  return value
}

const keep = (...words: unknown[]) => written.push(words.map(String).join(' ')) > 0
const outputs = [
  vi.spyOn(process.stdout, 'write').mockImplementation(keep),
  vi.spyOn(process.stderr, 'write').mockImplementation(keep),
  ...(['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((way) =>
    vi.spyOn(console, way).mockImplementation(keep),
  ),
]
afterAll(() => {
  for (const output of outputs) output.mockRestore()
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

async function call<E extends Endpoint>(
  device: Device,
  handler: Handler,
  endpoint: E,
  input: InputOf<E>,
  headers = {},
) {
  const answer = await device.call(handler, endpoint, input, headers)
  if (answer.status !== 200) errorBodies.push(JSON.stringify(answer.body))
  for (const value of device.cookies.values()) {
    secret(value)
    for (const part of value.split('.')) secret(part)
  }
  return answer
}

async function solveCaptcha() {
  const { body } = await call(phone, codes, oneTimeCode.drawCaptcha, { form: 'picture' })
  const captcha = await captchas.take(String(body['captchaId']))
  if (!captcha) throw new Error('no captcha')
  await captchas.add(captcha)
  return { captchaId: captcha.id, captchaAnswer: secret(captcha.solution) }
}

/** By way of a wrong captcha, and of a network that is down. */
async function askForCode() {
  const ask = async (to: string, answer = {}) =>
    call(phone, codes, oneTimeCode.sendCode, {
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
  await call(phone, registers, startRegistration, formWith(secret(code === '739182' ? '739183' : '739182')))
  const begun = await call(phone, registers, startRegistration, formWith(code))
  const registrationId = secret(String(begun.body['registrationId']))
  const telling = secret(`${person.name}-1`)
  await call(phone, registers, completeRegistration, { registrationId, password: telling })
  return call(phone, registers, completeRegistration, { registrationId, password })
}

const credentials = { documentNumber: person.documentNumber, password, consents }

/** By way of a wrong password, a malformed request and one from a foreign page. */
async function signInAgain() {
  const { signInByPassword } = signIn
  await call(phone, signsIn, signIn.signOut, {})
  await call(phone, signsIn, signInByPassword, { ...credentials, password: wrongPassword })
  await call(phone, signsIn, signInByPassword, { ...credentials, admin: person.name } as never)
  await call(phone, signsIn, signInByPassword, credentials, { origin: 'https://evil.example' })
  return call(phone, signsIn, signInByPassword, credentials)
}

/** What the SMS would have brought. */
async function receiveCode(purpose: 'register' | 'sign-in', { browser }: Device, code: string) {
  await smsCodes.put({ phone: `+86${person.phone}`, purpose, browserTag: browser.tag }, code, new Date())
  return secret(code)
}

/** By way of a wrong code, a registry that is down, one that knows otherwise, and a password that tells the agent's name. */
async function registerUnit() {
  const { startUnitRegistration, completeRegistration } = registration
  const hall = new Device('portal')
  const code = await receiveCode('register', hall, '864209')
  const start = (differs = {}) => call(hall, registers, startUnitRegistration, { ...unit, code, ...differs })
  await start({ code: secret('864208') })
  registry.service.behaves = [hangsUp]
  expect((await start()).body).toMatchObject({ code: 'registry-unavailable' })
  registry.service.behaves = [says(false)]
  expect((await start()).body).toMatchObject({ code: 'unit-mismatch' })
  registry.service.behaves = [says(true)]
  const registrationId = secret(String((await start()).body['registrationId']))
  const telling = secret(`${unit.agent.name}-2026`)
  await call(hall, registers, completeRegistration, { registrationId, password: telling })
  return call(hall, registers, completeRegistration, { registrationId, password })
}

/** By way of a choice that was made up. */
async function choose() {
  const code = await receiveCode('sign-in', phone, '420975')
  const asked = await call(phone, signsIn, signIn.signInByCode, { phone: person.phone, code, consents })
  const choice = secret(String(asked.body['choice']))
  const mac = secret(choice.slice(14))
  const answer = { choice, phone: person.phone, accountKind: 'unit' as const, consents }
  const madeUp = secret(choice.replace(mac, mac.split('').reverse().join('')))
  await call(phone, signsIn, signIn.chooseAccount, { ...answer, choice: madeUp })
  return { answer, chosen: await call(phone, signsIn, signIn.chooseAccount, answer) }
}

async function scanIn(choose: (right: string, numbers: string[]) => string) {
  const opened = await call(desktop, scans, scanLogin.openScanLogin, {})
  const code = secret((opened.body['code'] as { text: ScanCodeText }).text)
  const held = await call(new Device('app'), scans, scanLogin.holdScan, { code })
  secret(String(held.body['receipt']))
  const told = await call(phone, scans, scanLogin.scanLogin, { by: 'code', code })
  const ticket = secret(told.body['ticket'] as ScanTicket)
  const { body } = await call(desktop, scans, scanLogin.watchScanLogin, {})
  const number = choose(String(body['number']), told.body['numbers'] as string[])
  await call(phone, scans, scanLogin.confirmScanLogin, { ticket, number, password })
  return call(desktop, scans, scanLogin.claimScanLogin, {})
}

/** By way of a notice of a new browser that the network does not take, and of the one session that is not ended so. */
async function endSessions() {
  sns.mood = 'refuses'
  await call(new Device('app'), signsIn, signIn.signInByPassword, credentials)
  sns.mood = 'takes'
  await call(new Device('portal'), signsIn, signIn.signInByPassword, credentials)
  const { body } = await call(phone, centre, accountCentre.readSessions, {})
  const [inHand, other] = (body['sessions'] as { id: string }[]).map(({ id }) => secret(id))
  for (const sessionId of [inHand, other])
    await call(phone, centre, accountCentre.endSession, { sessionId: sessionId ?? '' })
  await call(phone, centre, accountCentre.readHistory, {})
  return call(phone, centre, accountCentre.endOtherSessions, {})
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

async function meetFaults(code: string, choice: InputOf<typeof signIn.chooseAccount>) {
  const captcha = await solveCaptcha()
  breakTheDatabase()
  return Promise.all([
    call(phone, codes, oneTimeCode.sendCode, { purpose: 'sign-in', phone: person.phone, ...captcha }),
    call(phone, registers, registration.startRegistration, formWith(code)),
    call(new Device('portal'), registers, registration.startUnitRegistration, { ...unit, code }),
    call(phone, signsIn, signIn.chooseAccount, choice),
    call(phone, signsIn, signIn.signInByPassword, credentials),
    call(new Device('app'), signsIn, signIn.signInByCode, { phone: person.phone, code, consents }),
    call(desktop, scans, scanLogin.claimScanLogin, {}),
    call(phone, centre, accountCentre.readAccount, {}),
  ])
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
  const { answer, chosen } = await choose()
  expect(chosen).toMatchObject({ status: 200, body: { accountKind: 'unit' } })
  expect((await meetFaults(code, answer)).map(({ status }) => status)).toEqual(Array(8).fill(500))

  expect(written.filter((line) => line.includes('operation-failed'))).toHaveLength(8)
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

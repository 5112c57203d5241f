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
import { aPhone, aResidentId, consents } from './adapters/people.fixture.ts'
import { startSns } from './adapters/sms/sns.fixture.ts'
import { captchas } from './one-time-code/sending.fixture.ts'

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
  const { body } = await call(phone, codes, oneTimeCode.drawCaptcha, {})
  const captcha = await captchas.take(String(body['captchaId']))
  if (!captcha) throw new Error('no captcha')
  await captchas.add(captcha)
  return { captchaId: captcha.id, captchaAnswer: secret(captcha.text) }
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

/** From here on the database fails, and its fault tells everything there is, also in lines that look like a stack's. */
function breakTheDatabase() {
  const everything = [...secrets].join('\n    at ')
  const fault = () => new TypeError(everything, { cause: new RangeError(everything) })
  documentClient.middlewareStack.add(() => () => Promise.reject(fault()), {
    step: 'initialize',
    name: 'tellsEverything',
  })
}

async function meetFaults(code: string) {
  const captcha = await solveCaptcha()
  breakTheDatabase()
  return Promise.all([
    call(phone, codes, oneTimeCode.sendCode, { purpose: 'sign-in', phone: person.phone, ...captcha }),
    call(phone, registers, registration.startRegistration, formWith(code)),
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
  expect((await meetFaults(code)).map(({ status }) => status)).toEqual(Array(6).fill(500))

  expect(written.filter((line) => line.includes('operation-failed'))).toHaveLength(6)
  expect(written.join('')).toContain('sms-not-sent')
  const all = [...written, ...errorBodies].join('\n')
  expect([...secrets].filter((value) => standsIn(all, value))).toEqual([])
})

/** As a word of its own: six digits may also be part of a time. */
function standsIn(text: string, value: string): boolean {
  const parts = text.split(value)
  return parts.slice(1).some((after, place) => !/\w$/.test(parts[place] ?? '') && !/^\w/.test(after))
}

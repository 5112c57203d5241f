import { randomBytes } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Endpoint, InputOf, OutputOf } from '../../shared/contracts/endpoint.ts'
import type { Problem } from '../../shared/contracts/problem.ts'
import * as contracts from '../../shared/contracts/scan-login.ts'
import type { Surface } from '../../shared/contracts/surface.ts'
import { cookieJar, cookieNames } from '../adapters/http/cookies.ts'
import { readBrowser } from '../adapters/http/viewer.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { type Session, startSession } from '../domain/session.ts'
import { handler } from './entry.ts'

export type Answer<E extends Endpoint> =
  | { status: number; ok: true; value: OutputOf<E> }
  | { status: number; ok: false; refusal: string; problem: Problem }

const edge =
  'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0'
const android =
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36'

const headersOf: Record<Surface, Record<string, string>> = {
  portal: {
    'user-agent': edge,
    'cloudfront-viewer-address': '203.0.113.9:50000',
    'cloudfront-viewer-city': '深圳',
  },
  app: {
    'user-agent': android,
    'cloudfront-viewer-address': '198.51.100.7:40000',
    'cloudfront-viewer-city': '广州',
  },
}

/** A browser at this room's own door, with its cookies, as API Gateway lets it in. */
export class Device {
  readonly cookies = new Map<string, string>()
  /** Every `Set-Cookie` received. */
  readonly cookieChanges: string[] = []

  constructor(readonly surface: Surface) {
    this.cookies.set(cookieNames.browser, randomBytes(32).toString('base64url'))
  }

  get browser() {
    return readBrowser(headersOf[this.surface], cookieJar(this.pairs()))
  }

  async call<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<Answer<E>> {
    const reply = await handler(eventFor(endpoint, input, this.surface, this.pairs()))
    for (const change of reply.cookies ?? []) this.keep(change)
    const { statusCode: status = 0, body = '' } = reply
    if (status === 200) return { status, ok: true, value: JSON.parse(body) as OutputOf<E> }
    const problem = JSON.parse(body) as Problem
    return { status, ok: false, refusal: problem.code, problem }
  }

  /** Its twin: the same cookies, from here on apart. */
  copy(): Device {
    const twin = new Device(this.surface)
    for (const [name, value] of this.cookies) twin.cookies.set(name, value)
    return twin
  }

  private pairs = () => [...this.cookies].map(([name, value]) => `${name}=${value}`)

  private keep(change: string) {
    this.cookieChanges.push(change)
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(change) ?? []
    if (change.includes('Max-Age=0')) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

/** A desktop with the portal's sign-in page open. */
export async function aPortal() {
  const device = new Device('portal')
  const { code } = expectOk(await device.call(contracts.openScanLogin, {}))
  return { device, code: code.text }
}

/** A phone on which somebody is signed in. */
export async function aSignedInPhone(differs: Partial<Account> = {}) {
  const account = await aHolder(differs)
  return signInOn(new Device('app'), account)
}

export async function signInOn(device: Device, account: Account, verifiedAt = new Date()) {
  const { surface, browser } = device
  const { session, cookie } = startSession({
    accountId: account.id,
    surface,
    browser,
    methods: ['pwd'],
    now: new Date(),
  })
  const kept: Session = { ...session, verifiedAt }
  await stores.sessions.add(kept)
  device.cookies.set(cookieNames[surface], cookie)
  return { device, account }
}

/** Up to the press of the confirming button: what the phone was told, and the number that the portal shows. */
export async function scanned(portal: Device, phone: Device, code: Parameters<typeof seenCode>[0]) {
  const told = expectOk(await phone.call(contracts.scanLogin, seenCode(code)))
  const view = expectOk(await portal.call(contracts.watchScanLogin, {}))
  if (view.state !== 'scanned') throw new Error(view.state)
  return { told, number: view.number, wrongNumber: told.numbers.find((each) => each !== view.number) ?? '' }
}

export const seenCode = (code: InputOf<typeof contracts.holdScan>['code']) => ({ by: 'code', code }) as const

/** Opened, scanned and confirmed: only the claim is missing. */
export async function confirmed(differs: Partial<Account> = {}) {
  const [portal, phone] = await Promise.all([aPortal(), aSignedInPhone(differs)])
  const { told, number } = await scanned(portal.device, phone.device, portal.code)
  expectOk(await phone.device.call(contracts.confirmScanLogin, { ticket: told.ticket, number }))
  return { portal: portal.device, phone: phone.device, account: phone.account, told, number }
}

export function expectOk<E extends Endpoint>(answer: Answer<E>): OutputOf<E> {
  if (!answer.ok) throw new Error(`${String(answer.status)} ${answer.refusal}`)
  return answer.value
}

function eventFor(
  endpoint: Endpoint,
  input: unknown,
  surface: Surface,
  cookies: string[],
): APIGatewayProxyEventV2 {
  const { method, path } = endpoint
  const routeKey = `${method} ${path}`
  const { publicOrigin, originSecret } = stores.door
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    cookies,
    headers: {
      ...headersOf[surface],
      'x-surface': surface,
      'x-origin-secret': originSecret,
      origin: publicOrigin,
    },
    requestContext: {
      accountId: '',
      apiId: '',
      domainName: '',
      domainPrefix: '',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '', userAgent: '' },
      requestId: 'test',
      routeKey,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    ...(method === 'POST' && { body: JSON.stringify(input) }),
    isBase64Encoded: false,
  }
}

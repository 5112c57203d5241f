import type { Endpoint, InputOf, OutputOf } from '../../shared/contracts/endpoint.ts'
import type { Problem } from '../../shared/contracts/problem.ts'
import * as contracts from '../../shared/contracts/scan-login.ts'
import type { Surface } from '../../shared/contracts/surface.ts'
import { cookieNames } from '../adapters/http/cookies.ts'
import { Device as AnyDevice } from '../adapters/http/device.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { type Session, startSession } from '../domain/session.ts'
import { handler } from './entry.ts'

export type Answer<E extends Endpoint> =
  | { status: number; ok: true; value: OutputOf<E> }
  | { status: number; ok: false; refusal: string; problem: Problem }

const aDesktopInShenzhen = {
  'user-agent':
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
  'cloudfront-viewer-address': '203.0.113.9:50000',
  'cloudfront-viewer-city': '深圳',
}

/** A browser at this room's own door. */
export class Device {
  private readonly device: AnyDevice
  /** Every `Set-Cookie` received. */
  readonly cookieChanges: string[] = []

  constructor(readonly surface: Surface) {
    this.device = surface === 'app' ? new AnyDevice(surface) : new AnyDevice(surface, aDesktopInShenzhen)
  }

  get cookies() {
    return this.device.cookies
  }

  get browser() {
    return this.device.browser
  }

  async call<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<Answer<E>> {
    const { status, body, setCookies } = await this.device.call(handler, endpoint, input)
    this.cookieChanges.push(...setCookies)
    if (status === 200) return { status, ok: true, value: body as OutputOf<E> }
    const problem = body as unknown as Problem
    return { status, ok: false, refusal: problem.code, problem }
  }

  /** Its twin: the same cookies, from here on apart. */
  copy(): Device {
    const twin = new Device(this.surface)
    for (const [name, value] of this.cookies) twin.cookies.set(name, value)
    return twin
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
    account,
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

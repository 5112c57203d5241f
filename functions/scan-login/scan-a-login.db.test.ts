import { describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import * as contracts from '../../shared/contracts/scan-login.ts'
import type { ScanTicket } from '../../shared/vocabulary/scan-login.ts'
import { cookieNames } from '../adapters/http/cookies.ts'
import { noon } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import { newId } from '../domain/new-id.ts'
import { stoppedClock } from './clock.fixture.ts'
import { showCode } from './scan-code.ts'
import { scanLoginTimes } from './scan-login.ts'
import {
  aPortal,
  aSignedInPhone,
  confirmed,
  Device,
  expectOk,
  scanned,
  seenCode,
  signInOn,
} from './two-devices.fixture.ts'

const { scanLogin, watchScanLogin, holdScan } = contracts
const at = stoppedClock()

it('tells the person what they are about to open: system, browser, place, time, and where they stand themselves', async () => {
  const { code } = await aPortal()
  const { device: phone } = await aSignedInPhone()
  at(4000)

  const told = expectOk(await phone.call(scanLogin, seenCode(code)))

  expect(told).toMatchObject({
    expiresInMs: scanLoginTimes.life - 4000,
    systemName: '广东省建设行业统一身份认证平台',
    desktop: { browser: 'Microsoft Edge', system: 'Windows 10', place: '深圳', network: '203.0.113.*' },
    phone: { browser: 'Chrome', system: 'Android 15', place: '广州', network: '198.51.100.*' },
    openedAt: noon.toISOString(),
    passwordNeeded: false,
  })
  expect(told.numbers).toHaveLength(3)
})

it('shows the portal the masked name and one of the three numbers, and never the name', async () => {
  const { device: portal, code } = await aPortal()
  const { device: phone } = await aSignedInPhone({ name: '欧阳明华' })
  const { told, number } = await scanned(portal, phone, code)

  const view = expectOk(await portal.call(watchScanLogin, {}))
  expect(view).toMatchObject({ state: 'scanned', maskedName: '欧阳**', number })
  expect(told.numbers).toContain(number)
  expect(JSON.stringify(view)).not.toContain('明华')
})

it('answers the same phone the same numbers again: an answer lost on a bad network must not end the login', async () => {
  const { code } = await aPortal()
  const { device: phone } = await aSignedInPhone()
  const first = expectOk(await phone.call(scanLogin, seenCode(code)))

  at(1500)
  const second = expectOk(await phone.call(scanLogin, seenCode(code)))

  expect(second).toEqual({ ...first, expiresInMs: first.expiresInMs - 1500 })
})

it('lets only one of two phones at once in, and tells the other', async () => {
  const { code } = await aPortal()
  const phones = await Promise.all([aSignedInPhone(), aSignedInPhone()])

  const answers = await Promise.all(phones.map(({ device }) => device.call(scanLogin, seenCode(code))))

  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ status: 409, refusal: 'scan-login-taken' })
})

it('takes the same person’s second phone for another one', async () => {
  const { code } = await aPortal()
  const { device: phone, account } = await aSignedInPhone()
  const { device: tablet } = await signInOn(new Device('app'), account)
  await phone.call(scanLogin, seenCode(code))

  expect(await tablet.call(scanLogin, seenCode(code))).toMatchObject({ refusal: 'scan-login-taken' })
})

it('asks whoever is not signed in to sign in first', async () => {
  const { code } = await aPortal()
  expect(await new Device('app').call(scanLogin, seenCode(code))).toMatchObject({
    status: 401,
    refusal: 'not-signed-in',
  })
})

it('is not opened by a session of the portal, which else could renew itself for ever', async () => {
  const { code } = await aPortal()
  const { device: otherPortal } = await signInOn(new Device('portal'), await aHolder())

  expect(await otherPortal.call(scanLogin, seenCode(code))).toMatchObject({ refusal: 'scan-login-unknown' })
})

describe('the code', () => {
  it('is good for the rest of its ten seconds and ten more', async () => {
    const { code } = await aPortal()
    const { device: phone } = await aSignedInPhone()

    at(2 * scanLoginTimes.slot)
    expect(await phone.call(scanLogin, seenCode(code))).toMatchObject({
      status: 410,
      refusal: 'scan-login-expired',
    })
    at(2 * scanLoginTimes.slot - 1)
    expect(await phone.call(scanLogin, seenCode(code))).toMatchObject({ ok: true })
  })

  it('is told from one that somebody made up', async () => {
    const { device: phone } = await aSignedInPhone()
    const madeUp = `${newId()}.${String(noon.getTime() / scanLoginTimes.slot)}.${newId()}`
    const seen = { by: 'code', code: madeUp } as InputOf<typeof scanLogin>

    expect(await phone.call(scanLogin, seen)).toMatchObject({ status: 422, refusal: 'code-not-ours' })
  })

  it('of a login that is long forgotten is unknown', async () => {
    const { device: phone } = await aSignedInPhone()
    const { text } = await showCode(stores.signer, newId() as ScanTicket, noon)
    expect(await phone.call(scanLogin, seenCode(text))).toMatchObject({
      status: 404,
      refusal: 'scan-login-unknown',
    })
  })

  it('of a login whose time is over opens nothing from that very second on, however fresh', async () => {
    const { device: portal, code } = await aPortal()
    const ticket = code.slice(0, 22) as ScanTicket
    const { device: phone } = await aSignedInPhone()

    at(scanLoginTimes.life)
    const { text } = await showCode(stores.signer, ticket, new Date())
    expect(await phone.call(scanLogin, seenCode(text))).toMatchObject({
      status: 410,
      refusal: 'scan-login-expired',
    })
    expect(await portal.call(watchScanLogin, {})).toMatchObject({ ok: true, value: { state: 'expired' } })

    at(scanLoginTimes.life - 1)
    const { text: last } = await showCode(stores.signer, ticket, new Date())
    expect(await phone.call(scanLogin, seenCode(last))).toMatchObject({ ok: true, value: { expiresInMs: 1 } })
  })

  it('of a login that was cancelled, declined or used opens nothing', async () => {
    const { device: portal, code } = await aPortal()
    await portal.call(contracts.cancelScanLogin, {})
    const { device: phone } = await aSignedInPhone()
    expect(await phone.call(scanLogin, seenCode(code))).toMatchObject({
      status: 409,
      refusal: 'scan-login-over',
    })

    const used = await confirmed()
    const { text } = await showCode(stores.signer, used.told.ticket, noon)
    expect(await phone.call(scanLogin, seenCode(text))).toMatchObject({ refusal: 'scan-login-over' })
  })
})

describe('a scan by somebody not yet signed in', () => {
  it('goes on after the sign-in, although the code has changed meanwhile', async () => {
    const { device: portal, code } = await aPortal()
    const phone = new Device('app')
    const { receipt } = expectOk(await phone.call(holdScan, { code }))

    at(60_000)
    await signInOn(phone, await aHolder())
    expect(await phone.call(scanLogin, { by: 'receipt', receipt })).toMatchObject({ ok: true })
    expect(await portal.call(watchScanLogin, {})).toMatchObject({ ok: true, value: { state: 'scanned' } })
  })

  it('goes on in no other browser', async () => {
    const { code } = await aPortal()
    const { receipt } = expectOk(await new Device('app').call(holdScan, { code }))
    const { device: other } = await aSignedInPhone()

    expect(await other.call(scanLogin, { by: 'receipt', receipt })).toMatchObject({
      refusal: 'code-not-ours',
    })
  })

  it('is over with its receipt', async () => {
    const { code } = await aPortal()
    const phone = new Device('app')
    const { receipt, expiresInMs } = expectOk(await phone.call(holdScan, { code }))
    await signInOn(phone, await aHolder())

    at(expiresInMs)
    expect(await phone.call(scanLogin, { by: 'receipt', receipt })).toMatchObject({
      refusal: 'scan-login-expired',
    })
  })

  it('is held only for a code of ours that is good now', async () => {
    const { code } = await aPortal()
    const phone = new Device('app')
    const forged = `${code.slice(0, -22)}${newId()}` as typeof code
    expect(await phone.call(holdScan, { code: forged })).toMatchObject({
      status: 422,
      refusal: 'code-not-ours',
    })

    at(2 * scanLoginTimes.slot)
    expect(await phone.call(holdScan, { code })).toMatchObject({ status: 410, refusal: 'scan-login-expired' })
  })
})

it('says in which browsers this account has never been, and no longer once it has', async () => {
  const { portal, phone, told } = await confirmed()
  expect(told.knownBrowser).toBe(false)
  await portal.call(contracts.claimScanLogin, {})
  portal.cookies.delete(cookieNames.portal)

  const again = expectOk(await portal.call(contracts.openScanLogin, {}))
  expect(expectOk(await phone.call(scanLogin, seenCode(again.code.text))).knownBrowser).toBe(true)

  const { device: stranger } = await aSignedInPhone()
  const third = expectOk(await portal.call(contracts.openScanLogin, {}))
  expect(expectOk(await stranger.call(scanLogin, seenCode(third.code.text))).knownBrowser).toBe(false)
})

it('warns of a browser again once the person disowned what was done in it', async () => {
  const { portal, phone, account } = await confirmed()
  expectOk(await portal.call(contracts.claimScanLogin, {}))
  await stores.sessions.forgetBrowser(account.id, portal.browser.tag, new Date())

  const again = expectOk(await portal.call(contracts.openScanLogin, {}))
  expect(expectOk(await phone.call(scanLogin, seenCode(again.code.text))).knownBrowser).toBe(false)
})

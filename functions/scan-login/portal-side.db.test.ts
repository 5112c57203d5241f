import { describe, expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/scan-login.ts'
import { readScanCode } from '../../shared/vocabulary/scan-login.ts'
import { IDEMPOTENCY_HEADER } from '../../shared/contracts/idempotency.ts'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { cookieNames } from '../adapters/http/cookies.ts'
import { Device as AnyDevice } from '../adapters/http/device.fixture.ts'
import { newId } from '../domain/new-id.ts'
import { stoppedClock } from './clock.fixture.ts'
import { callsDuring } from './calls-to-the-table.fixture.ts'
import { dynamodbScanLoginStore } from './dynamodb-scan-login-store.ts'
import { handler } from './entry.ts'
import { readPortalCookie } from './portal-cookie.ts'
import { scanLoginTimes } from './scan-login.ts'
import { aPortal, aSignedInPhone, confirmed, Device, expectOk, scanned } from './two-devices.fixture.ts'

const { openScanLogin, watchScanLogin, cancelScanLogin, claimScanLogin, confirmScanLogin } = contracts
const at = stoppedClock()
const scanLogins = dynamodbScanLoginStore(...testTableOf('scan-login'))

describe('opening', () => {
  it('gives the portal a secret that the table knows only the hash of', async () => {
    const { device: portal, code } = await aPortal()
    const cookie = portal.cookies.get(cookieNames.scan) ?? ''
    const { ticket, secret = '' } = readPortalCookie(cookie) ?? {}

    expect(ticket).toBe(readScanCode(code).ticket)
    const stored = JSON.stringify(await scanLogins.find(readScanCode(code).ticket, true))
    expect(stored).toContain(readPortalCookie(cookie)?.secretHash)
    expect(stored).not.toContain(secret)
  })

  it('opens one login however often the same press arrives, with the time that is left of it', async () => {
    const portal = new AnyDevice('portal')
    const press = { [IDEMPOTENCY_HEADER]: newId() }
    const first = await portal.call(handler, openScanLogin, {}, press)
    const cookie = portal.cookies.get(cookieNames.scan)
    portal.cookies.delete(cookieNames.scan)
    at(4000)
    const again = await portal.call(handler, openScanLogin, {}, press)

    expect(portal.cookies.get(cookieNames.scan)).toBe(cookie)
    expect([first.body['expiresInMs'], again.body['expiresInMs']]).toEqual([120_000, 116_000])
    await portal.call(handler, openScanLogin, {})
    expect(portal.cookies.get(cookieNames.scan)).not.toBe(cookie)
  })

  it('keeps the secret out of the code, of the answer and of every script’s reach', async () => {
    const portal = new Device('portal')
    const answer = await portal.call(openScanLogin, {})
    const { secret = '' } = readPortalCookie(portal.cookies.get(cookieNames.scan)) ?? {}

    expect(secret).toHaveLength(43)
    expect(JSON.stringify(answer)).not.toContain(secret)
    expect(portal.cookieChanges.find((change) => change.startsWith(cookieNames.scan))).toMatch(
      /; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=300$/,
    )
  })

  it('again gives a fresh login and leaves the earlier one to nobody', async () => {
    const { device: portal, code } = await aPortal()
    const again = expectOk(await portal.call(openScanLogin, {}))
    const { device: phone } = await aSignedInPhone()

    expect(readScanCode(again.code.text).ticket).not.toBe(readScanCode(code).ticket)
    const earlier = expectOk(await phone.call(contracts.scanLogin, { by: 'code', code }))
    expect(earlier.numbers).toHaveLength(3)
    expect(await portal.call(watchScanLogin, {})).toMatchObject({ value: { state: 'waiting' } })
  })
})

describe('watching', () => {
  it('brings the time left and a code that is good for scanning now', async () => {
    const { device: portal } = await aPortal()
    at(63_000)

    const view = expectOk(await portal.call(watchScanLogin, {}))

    if (view.state !== 'waiting') throw new Error(view.state)
    expect(view).toMatchObject({ expiresInMs: 57_000, pollAfterMs: 3000, code: { changesInMs: 7000 } })
    const { device: phone } = await aSignedInPhone()
    expect(await phone.call(contracts.scanLogin, { by: 'code', code: view.code.text })).toMatchObject({
      ok: true,
    })
  })

  it('goes faster once somebody scanned, and brings no code any more', async () => {
    const { device: portal, code } = await aPortal()
    const { device: phone } = await aSignedInPhone()
    await scanned(portal, phone, code)

    const view = expectOk(await portal.call(watchScanLogin, {}))
    expect(view).toMatchObject({ state: 'scanned', pollAfterMs: 1000, expiresInMs: scanLoginTimes.life })
    expect(view).not.toHaveProperty('code')
  })

  it('costs one eventually consistent read', async () => {
    const { device: portal } = await aPortal()
    const { calls } = await callsDuring(() => portal.call(watchScanLogin, {}))
    expect(calls).toMatchObject([{ command: 'GetItemCommand', input: { ConsistentRead: false } }])
  })

  it('shows nothing without the cookie', async () => {
    await aPortal()
    expect(await new Device('portal').call(watchScanLogin, {})).toMatchObject({
      status: 404,
      refusal: 'scan-login-unknown',
    })
  })

  it.each(['waiting', 'scanned', 'confirmed'] as const)(
    'says expired from the very second on: %s',
    async (state) => {
      const portal = await aPortalThatIs(state)

      at(scanLoginTimes.life - 1)
      expect(await portal.call(watchScanLogin, {})).toMatchObject({ value: { state } })
      at(scanLoginTimes.life)
      expect(await portal.call(watchScanLogin, {})).toMatchObject({ value: { state: 'expired' } })
    },
  )
})

describe('cancelling', () => {
  it.each(['waiting', 'scanned', 'confirmed'] as const)('ends a login that is %s', async (state) => {
    const portal = await aPortalThatIs(state)
    const before = portal.copy()

    expectOk(await portal.call(cancelScanLogin, {}))

    expect(portal.cookies.has(cookieNames.scan)).toBe(false)
    expect(await before.call(watchScanLogin, {})).toMatchObject({ value: { state: 'cancelled' } })
    expect(await before.call(claimScanLogin, {})).toMatchObject({ refusal: 'scan-login-over' })
    expectOk(await before.call(cancelScanLogin, {}))
  })

  it('tells the phone that it is over', async () => {
    const { device: portal, code } = await aPortal()
    const { device: phone } = await aSignedInPhone()
    const { told, number } = await scanned(portal, phone, code)
    await portal.call(cancelScanLogin, {})

    expect(await phone.call(confirmScanLogin, { ticket: told.ticket, number })).toMatchObject({
      status: 409,
      refusal: 'scan-login-over',
    })
  })

  it('is refused once the login was declined, claimed or ran out of time', async () => {
    const over = { status: 409, refusal: 'scan-login-over' }
    const declined = await aPortalThatWasDeclined()
    expect(await declined.call(cancelScanLogin, {})).toMatchObject(over)

    const { portal } = await confirmed()
    const claimed = portal.copy()
    await portal.call(claimScanLogin, {})
    expect(await claimed.call(cancelScanLogin, {})).toMatchObject(over)

    const { device: late } = await aPortal()
    at(scanLoginTimes.life)
    expect(await late.call(cancelScanLogin, {})).toMatchObject(over)
  })

  it('is nobody else’s: not without the cookie, not with the ticket and a guess', async () => {
    const { device: portal, code } = await aPortal()
    const other = new Device('portal')
    const unknown = { status: 404, refusal: 'scan-login-unknown' }

    expect(await other.call(cancelScanLogin, {})).toMatchObject(unknown)
    other.cookies.set(cookieNames.scan, `${readScanCode(code).ticket}.${'A'.repeat(43)}`)
    expect(await other.call(cancelScanLogin, {})).toMatchObject(unknown)
    expect(await portal.call(watchScanLogin, {})).toMatchObject({ value: { state: 'waiting' } })
  })
})

async function aPortalThatIs(state: 'waiting' | 'scanned' | 'confirmed') {
  if (state === 'confirmed') return (await confirmed()).portal
  const { device: portal, code } = await aPortal()
  const { device: phone } = await aSignedInPhone()
  if (state === 'scanned') await scanned(portal, phone, code)
  return portal
}

async function aPortalThatWasDeclined() {
  const { device: portal, code } = await aPortal()
  const { device: phone } = await aSignedInPhone()
  const { told } = await scanned(portal, phone, code)
  expectOk(await phone.call(contracts.declineScanLogin, { ticket: told.ticket }))
  return portal
}

import { describe, expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/scan-login.ts'
import type { ScanCodeText } from '../../shared/vocabulary/scan-login.ts'
import { cookieNames } from '../adapters/http/cookies.ts'
import { MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import { isLive } from '../domain/session.ts'
import { stoppedClock } from './clock.fixture.ts'
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

const { watchScanLogin, claimScanLogin, scanLogin, confirmScanLogin, declineScanLogin } = contracts
const at = stoppedClock()
const HOUR = 60 * MINUTE

// Not among them, since no server can hold them: proximity, content filtering, trusted networks, user education.
// Authenticate-then-initiate would ask for the very sign-in that the scan spares.
describe('RFC 10027, practical mitigations: somebody plants the portal’s code before a victim', () => {
  it('Short-lived codes: a code sent in a message is dead in under 20 seconds, its login in 120', async () => {
    const { device: attacker, code } = await aPortal()
    const { device: victim } = await aSignedInPhone()

    at(20_000)
    expect(await victim.call(scanLogin, seenCode(code))).toMatchObject({ refusal: 'scan-login-expired' })
    at(120_000)
    expect(await attacker.call(watchScanLogin, {})).toMatchObject({ value: { state: 'expired' } })
  })

  it('One-time codes: one code sent to many victims serves one of them at most', async () => {
    const { code } = await aPortal()
    const victims = await Promise.all(Array.from({ length: 10 }, () => aSignedInPhone()))

    const answers = await Promise.all(victims.map(({ device }) => device.call(scanLogin, seenCode(code))))

    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('Unique codes: no two portals and no two moments show the same, and none can be made up', async () => {
    const portals = await Promise.all(Array.from({ length: 20 }, () => aPortal()))
    expect(new Set(portals.map(({ code }) => code)).size).toBe(20)

    const { device: portal, code } = await aPortal()
    at(scanLoginTimes.slot)
    const later = expectOk(await portal.call(watchScanLogin, {}))
    if (later.state !== 'waiting') throw new Error(later.state)
    expect(later.code.text).not.toBe(code)

    const { device: phone } = await aSignedInPhone()
    const madeUp =
      `${later.code.text.slice(0, -1)}${later.code.text.endsWith('A') ? 'Q' : 'A'}` as ScanCodeText
    expect(await phone.call(scanLogin, seenCode(madeUp))).toMatchObject({ refusal: 'code-not-ours' })
  })

  it('Detect and remediate: a decline is kept as a report, and a sign-in in the history can be ended', async () => {
    const { device: attacker, code } = await aPortal()
    const { device: victim, account } = await aSignedInPhone()
    const { told } = await scanned(attacker, victim, code)
    await victim.call(declineScanLogin, { ticket: told.ticket })
    const report = (await historyOf(account.id)).find(({ type }) => type === 'scan-login-declined')
    expect(report?.where).toMatchObject({ place: '深圳', network: '203.0.113.*' })

    const fooled = await confirmed()
    expectOk(await fooled.portal.call(claimScanLogin, {}))
    const event = (await historyOf(fooled.account.id)).find(({ type }) => type === 'signed-in-by-scan')
    if (!event?.session) throw new Error('the history does not say which session')
    expect(await stores.sessions.end(fooled.account.id, event.session, new Date())).toBe(true)
  })

  it('Trusted devices: the person is told of every browser that the account has never used', async () => {
    const { code } = await aPortal()
    const { device: victim } = await aSignedInPhone()
    expect(await victim.call(scanLogin, seenCode(code))).toMatchObject({ value: { knownBrowser: false } })
  })

  it('Limited scopes: a session got by scan says so, and signs no further portal in', async () => {
    const { portal, account, phone } = await confirmed()
    expectOk(await portal.call(claimScanLogin, {}))
    const [session] = (await stores.sessions.live(account, noon)).filter(
      ({ surface }) => surface === 'portal',
    )
    expect(session?.methods).toEqual(['scan'])

    const { code } = await aPortal()
    expect(await portal.call(scanLogin, seenCode(code))).toMatchObject({ refusal: 'scan-login-unknown' })
    expect(await phone.call(scanLogin, seenCode(code))).toMatchObject({ ok: true })
  })

  it('Short-lived tokens: the portal’s session ends after an idle hour, and after a day in any case', async () => {
    const { portal, account } = await confirmed()
    expectOk(await portal.call(claimScanLogin, {}))
    const [session] = (await stores.sessions.live(account, noon)).filter(
      ({ surface }) => surface === 'portal',
    )
    if (!session) throw new Error('no session')

    const seenAt = (hours: number) => ({ ...session, seenAt: new Date(noon.getTime() + hours * HOUR) })
    const after = (hours: number) => new Date(noon.getTime() + hours * HOUR)
    expect(isLive(session, after(0.99))).toBe(true)
    expect(isLive(session, after(1))).toBe(false)
    expect(isLive(seenAt(23.5), after(24))).toBe(false)
  })

  it('Rate limits: one guess of the number, and five of the password', async () => {
    const { device: attacker, code } = await aPortal()
    const { device: victim } = await aSignedInPhone()
    const { told, number, wrongNumber } = await scanned(attacker, victim, code)
    await victim.call(confirmScanLogin, { ticket: told.ticket, number: wrongNumber })
    expect(await victim.call(confirmScanLogin, { ticket: told.ticket, number })).toMatchObject({ ok: false })

    const stale = new Date(noon.getTime() - HOUR)
    const { device: phone } = await signInOn(new Device('app'), await aHolder({ level: 'L3' }), stale)
    const second = await aPortal()
    const next = await scanned(second.device, phone, second.code)
    const guess = { ticket: next.told.ticket, number: next.number, password: 'a guess' }
    for (let tries = 0; tries < 5; tries++) await phone.call(confirmScanLogin, guess)
    expect(await phone.call(confirmScanLogin, guess)).toMatchObject({
      status: 429,
      refusal: 'too-many-tries',
    })
  })

  it('Sender-constrained tokens: ticket, code and even the cookie are worth nothing in another browser', async () => {
    const { portal, told } = await confirmed()
    const elsewhere = new Device('portal')
    expect(await elsewhere.call(claimScanLogin, {})).toMatchObject({ refusal: 'scan-login-unknown' })
    elsewhere.cookies.set(cookieNames.scan, `${told.ticket}.${told.ticket}${told.ticket.slice(1)}`)
    expect(await elsewhere.call(claimScanLogin, {})).toMatchObject({ refusal: 'scan-login-unknown' })
    elsewhere.cookies.set(cookieNames.scan, portal.cookies.get(cookieNames.scan) ?? '')
    expect(await elsewhere.call(claimScanLogin, {})).toMatchObject({ refusal: 'scan-login-unknown' })

    expect(await portal.call(claimScanLogin, {})).toMatchObject({ ok: true })
  })

  it('User experience: nothing happens on the scan alone; the person sees what, where and when, and may decline', async () => {
    const { device: attacker, code } = await aPortal()
    const { device: victim } = await aSignedInPhone()
    const { told } = await scanned(attacker, victim, code)

    expect(told.systemName).toBe('广东省建设行业统一身份认证平台')
    expect([told.desktop.place, told.phone.place]).toEqual(['深圳', '广州'])
    expect([told.desktop.network, told.phone.network]).toEqual(['203.0.113.*', '198.51.100.*'])
    expect(told.openedAt).toBe(noon.toISOString())
    expect(await attacker.call(claimScanLogin, {})).toMatchObject({ ok: false })
    expect(await victim.call(declineScanLogin, { ticket: told.ticket })).toMatchObject({ ok: true })
  })

  it('Request initiation verification: an L3 account proves itself anew before it confirms', async () => {
    const stale = new Date(noon.getTime() - HOUR)
    const { device: victim } = await signInOn(new Device('app'), await aHolder({ level: 'L3' }), stale)
    const { device: attacker, code } = await aPortal()
    const { told, number } = await scanned(attacker, victim, code)

    expect(await victim.call(confirmScanLogin, { ticket: told.ticket, number })).toMatchObject({
      refusal: 'password-needed',
    })
    expect(await attacker.call(claimScanLogin, {})).toMatchObject({ ok: false })
  })

  it('Request binding with out-of-band data: only the portal itself shows which of the three numbers is right', async () => {
    const { device: attacker, code } = await aPortal()
    const { device: victim } = await aSignedInPhone()
    const told = expectOk(await victim.call(scanLogin, seenCode(code)))

    expect(told).not.toHaveProperty('number')
    expect(await new Device('portal').call(watchScanLogin, {})).toMatchObject({
      refusal: 'scan-login-unknown',
    })
    const view = expectOk(await attacker.call(watchScanLogin, {}))
    if (view.state !== 'scanned') throw new Error(view.state)
    expect(told.numbers).toContain(view.number)
  })
})

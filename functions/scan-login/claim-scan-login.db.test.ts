import { describe, expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/scan-login.ts'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { cookieNames } from '../adapters/http/cookies.ts'
import { MINUTE, noon } from '../adapters/people.fixture.ts'
import { historyOf, raiseEpoch, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { readSessionCookie } from '../domain/session.ts'
import { claimScanLogin as claimBy } from './claim-scan-login.ts'
import { stoppedClock } from './clock.fixture.ts'
import { dynamodbScanLoginStore } from './dynamodb-scan-login-store.ts'
import { readPortalCookie } from './portal-cookie.ts'
import { scanLoginTimes } from './scan-login.ts'
import { aPortal, aSignedInPhone, confirmed, Device, expectOk, scanned } from './two-devices.fixture.ts'

const { claimScanLogin, watchScanLogin } = contracts
const unknown = { status: 404, ok: false, refusal: 'scan-login-unknown' }
const over = { status: 409, ok: false, refusal: 'scan-login-over' }

const at = stoppedClock()

const sessionOn = ({ cookies, browser }: Device) => {
  const place = readSessionCookie(cookies.get(cookieNames.portal) ?? '', browser.tag)
  return place && stores.sessions.find(place.accountId, place.ref, true)
}
const portalSessions = async (account: Account) =>
  (await stores.sessions.live(account, new Date())).filter(({ surface }) => surface === 'portal')

const scanLogins = dynamodbScanLoginStore(...testTableOf('scan-login'))
async function crashBeforeTheTransaction({ cookies, surface, browser }: Device) {
  const crashing = { ...scanLogins, claim: () => Promise.reject(new Error('the process ended')) }
  const key = readPortalCookie(cookies.get(cookieNames.scan))
  return claimBy({ ...stores, scanLogins: crashing })(key, {
    surface,
    browser,
    session: undefined,
    now: new Date(),
  })
}

const signIns = async ({ id }: Account) =>
  (await historyOf(id)).filter(({ type }) => type === 'signed-in-by-scan')

it('signs the portal in as the person who confirmed', async () => {
  const { portal, account } = await confirmed({ name: '李明华' })

  const answer = await portal.call(claimScanLogin, {})

  expect(answer).toMatchObject({ ok: true, value: { maskedName: '李**', level: 'L1' } })
  expect(await sessionOn(portal)).toMatchObject({
    accountId: account.id,
    surface: 'portal',
    methods: ['scan'],
    browserTag: portal.browser.tag,
    startedAt: noon,
    verifiedAt: noon,
  })
})

it('signs nobody in where a password reset ended the scanning session before the claim', async () => {
  const { portal, account } = await confirmed()
  await raiseEpoch(account)
  expect(await portal.call(claimScanLogin, {})).toMatchObject(over)
  expect(await stores.sessions.live({ ...account, sessionEpoch: 1 }, new Date())).toEqual([])
  expect(await signIns(account)).toEqual([])
})

it('signs nobody in where the scanning session was ended before the claim: what it began ends with it', async () => {
  const { portal, phone, account } = await confirmed()
  for (const session of await stores.sessions.inBrowser(account.id, phone.browser.tag))
    await stores.sessions.end(account.id, session, new Date())
  expect(await portal.call(claimScanLogin, {})).toMatchObject(over)
  expect(await stores.sessions.live(account, new Date())).toEqual([])
  expect(await signIns(account)).toEqual([])
})

it('forgets the login’s own cookie with the claim, and shows the next person nothing', async () => {
  const { portal } = await confirmed()
  const before = portal.copy()
  await portal.call(claimScanLogin, {})

  expect(portal.cookies.has(cookieNames.scan)).toBe(false)
  expect(await portal.call(watchScanLogin, {})).toMatchObject(unknown)
  expect(await before.call(watchScanLogin, {})).toMatchObject({ ok: true, value: { state: 'claimed' } })
})

it('writes the sign-in into the history at once, with where it was and the session that «this was not me» ends', async () => {
  const { portal, account } = await confirmed()
  await portal.call(claimScanLogin, {})

  const [event] = await signIns(account)
  const session = await sessionOn(portal)
  expect(event).toMatchObject({
    at: noon,
    where: { browser: 'Microsoft Edge', place: '深圳', network: '203.0.113.*' },
  })
  expect(event?.session).toEqual({ browserTag: session?.browserTag, hash: session?.hash })
})

describe('a claim without the cookie that opened the login', () => {
  it('is refused without any', async () => {
    const { portal } = await confirmed()
    portal.cookies.delete(cookieNames.scan)
    expect(await portal.call(claimScanLogin, {})).toMatchObject(unknown)
  })

  it('is refused with the cookie of another login, of another browser or of its own', async () => {
    const { portal, account } = await confirmed()
    const { device: other } = await aPortal()
    portal.cookies.set(cookieNames.scan, other.cookies.get(cookieNames.scan) ?? '')
    expect(await portal.call(claimScanLogin, {})).toMatchObject(unknown)

    await portal.call(contracts.openScanLogin, {})
    expect(await portal.call(claimScanLogin, {})).toMatchObject(over)
    expect(await portalSessions(account)).toEqual([])
  })

  it('is refused with the right ticket and a guessed secret, as if there were no such login', async () => {
    const { portal, told, account } = await confirmed()
    portal.cookies.set(cookieNames.scan, `${told.ticket}.${'A'.repeat(43)}`)

    expect(await portal.call(claimScanLogin, {})).toMatchObject(unknown)
    expect(await portal.call(watchScanLogin, {})).toMatchObject(unknown)
    expect(await portalSessions(account)).toEqual([])
  })

  it('is refused in another browser that got hold of it: the person was told of the first', async () => {
    const { portal, account } = await confirmed()
    const thief = new Device('portal')
    thief.cookies.set(cookieNames.scan, portal.cookies.get(cookieNames.scan) ?? '')

    expect(await thief.call(claimScanLogin, {})).toMatchObject(unknown)
    expect(await portalSessions(account)).toEqual([])
  })
})

describe('two claims of one login', () => {
  it.each([2, 50])('%i at once open one session, and the history points at that one', async (count) => {
    const { portal, account } = await confirmed()
    const twins = Array.from({ length: count }, () => portal.copy())

    const answers = await Promise.all(twins.map((twin) => twin.call(claimScanLogin, {})))

    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    for (const answer of answers) if (!answer.ok) expect(answer).toMatchObject(over)
    const [session, ...more] = await portalSessions(account)
    expect(more).toEqual([])
    const events = await signIns(account)
    expect(events.map((event) => event.session?.hash)).toEqual([session?.hash])
  })

  it('one after the other, the answer to the first being lost, open one session; the portal draws a fresh code', async () => {
    const { portal, phone, account } = await confirmed()
    await portal.copy().call(claimScanLogin, {})

    expect(await portal.call(claimScanLogin, {})).toMatchObject(over)
    expect(portal.cookies.has(cookieNames.portal)).toBe(false)
    expect(await portalSessions(account)).toHaveLength(1)

    const { code } = expectOk(await portal.call(contracts.openScanLogin, {}))
    const { told, number } = await scanned(portal, phone, code.text)
    expectOk(await phone.call(contracts.confirmScanLogin, { ticket: told.ticket, number }))
    expect(await portal.call(claimScanLogin, {})).toMatchObject({ ok: true })
  })
})

it('finds the history written before when it crashed between history and session, and adds nothing to it', async () => {
  const { portal, account } = await confirmed()
  await expect(crashBeforeTheTransaction(portal)).rejects.toThrow('the process ended')
  expect(await portalSessions(account)).toEqual([])
  expect(await signIns(account)).toHaveLength(1)

  at(800)
  expect(await portal.call(claimScanLogin, {})).toMatchObject({ ok: true })

  const session = await sessionOn(portal)
  expect((await signIns(account)).map((event) => event.session?.hash)).toEqual([session?.hash])
})

it('has nothing to claim before the person confirmed', async () => {
  const { device: portal, code } = await aPortal()
  expect(await portal.call(claimScanLogin, {})).toMatchObject(over)

  const { device: phone } = await aSignedInPhone()
  await scanned(portal, phone, code)
  expect(await portal.call(claimScanLogin, {})).toMatchObject(over)
})

it('comes too late from the very second the login’s time is over', async () => {
  const { portal, account } = await confirmed()

  at(scanLoginTimes.life)
  expect(await portal.call(claimScanLogin, {})).toMatchObject({ status: 410, refusal: 'scan-login-expired' })
  expect(await portalSessions(account)).toEqual([])

  at(scanLoginTimes.life - 1)
  expect(await portal.call(claimScanLogin, {})).toMatchObject({ ok: true })
})

it('ends the session that was open on this portal before', async () => {
  const { portal, phone, account } = await confirmed()
  await portal.call(claimScanLogin, {})
  const first = await sessionOn(portal)

  at(MINUTE)
  const { code } = expectOk(await portal.call(contracts.openScanLogin, {}))
  const { told, number } = await scanned(portal, phone, code.text)
  await phone.call(contracts.confirmScanLogin, { ticket: told.ticket, number })
  await portal.call(claimScanLogin, {})

  const second = await sessionOn(portal)
  expect(second?.hash).not.toBe(first?.hash)
  expect((await portalSessions(account)).map(({ hash }) => hash)).toEqual([second?.hash])
  // Newest first: the portal's browser was new to the account the first time only.
  expect((await signIns(account)).map(({ newBrowser }) => newBrowser)).toEqual([undefined, true])
})

it('cannot be made by the app in the same browser', async () => {
  const { portal } = await confirmed()
  const app = new Device('app')
  for (const [name, value] of portal.cookies) app.cookies.set(name, value)

  expect(await app.call(claimScanLogin, {})).toMatchObject(unknown)
})

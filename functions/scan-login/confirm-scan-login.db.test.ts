import { describe, expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/scan-login.ts'
import type { ScanTicket } from '../../shared/vocabulary/scan-login.ts'
import { goodPassword, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { newId } from '../domain/new-id.ts'
import { stoppedClock } from './clock.fixture.ts'
import { scanLoginTimes } from './scan-login.ts'
import {
  aPortal,
  aSignedInPhone,
  confirmed,
  Device,
  expectOk,
  scanned,
  signInOn,
} from './two-devices.fixture.ts'

const { confirmScanLogin, watchScanLogin, claimScanLogin } = contracts
const at = stoppedClock()

const reports = async ({ id }: Account) =>
  (await historyOf(id)).filter(({ type }) => type === 'scan-login-wrong-number')

async function readyToConfirm(phoneSide?: Awaited<ReturnType<typeof aSignedInPhone>>) {
  const [portal, phone] = await Promise.all([aPortal(), phoneSide ?? aSignedInPhone()])
  const { told, number, wrongNumber } = await scanned(portal.device, phone.device, portal.code)
  return {
    portal: portal.device,
    phone: phone.device,
    account: phone.account,
    ticket: told.ticket,
    number,
    wrongNumber,
    told,
  }
}

it('confirms by the number that the portal shows, and tells once more what is signed in', async () => {
  const { portal, phone, ticket, number } = await readyToConfirm()

  expect(await phone.call(confirmScanLogin, { ticket, number })).toMatchObject({
    ok: true,
    value: { desktop: { browser: 'Microsoft Edge', place: '深圳' } },
  })
  expect(await portal.call(watchScanLogin, {})).toMatchObject({ ok: true, value: { state: 'confirmed' } })
})

it('answers the same again when its answer got lost, before the claim and after it', async () => {
  const { portal, phone, ticket, number } = await readyToConfirm()
  const first = expectOk(await phone.call(confirmScanLogin, { ticket, number }))

  expect(await phone.call(confirmScanLogin, { ticket, number })).toMatchObject({ ok: true, value: first })
  expectOk(await portal.call(claimScanLogin, {}))
  expect(await phone.call(confirmScanLogin, { ticket, number })).toMatchObject({ ok: true, value: first })
})

describe('one wrong number', () => {
  it('ends the login for the phone and for the portal, and is reported with where the desktop was', async () => {
    const { portal, phone, account, ticket, number, wrongNumber } = await readyToConfirm()

    expect(await phone.call(confirmScanLogin, { ticket, number: wrongNumber })).toMatchObject({
      status: 422,
      refusal: 'wrong-number',
    })
    expect(await phone.call(confirmScanLogin, { ticket, number })).toMatchObject({
      refusal: 'scan-login-over',
    })
    expect(await portal.call(watchScanLogin, {})).toMatchObject({
      value: { state: 'declined', because: 'wrong-number' },
    })
    expect(await portal.call(claimScanLogin, {})).toMatchObject({ refusal: 'scan-login-over' })
    expect(await reports(account)).toMatchObject([
      { at: noon, where: { place: '深圳', network: '203.0.113.*' } },
    ])
  })

  it('is answered the same again when its answer got lost, and reported once', async () => {
    const { phone, account, ticket, wrongNumber } = await readyToConfirm()
    await phone.call(confirmScanLogin, { ticket, number: wrongNumber })

    at(2000)
    expect(await phone.call(confirmScanLogin, { ticket, number: wrongNumber })).toMatchObject({
      refusal: 'wrong-number',
    })
    expect(await reports(account)).toHaveLength(1)
  })

  it('is not outrun by the right one sent beside it', async () => {
    const { portal, phone, ticket, told } = await readyToConfirm()

    await Promise.all(told.numbers.map((number) => phone.copy().call(confirmScanLogin, { ticket, number })))

    expect(await portal.call(claimScanLogin, {})).toMatchObject({ ok: false })
  })

  it('after the portal was signed in changes nothing any more', async () => {
    const { portal, phone, account, told, number } = await confirmed()
    expectOk(await portal.call(claimScanLogin, {}))
    const wrong = told.numbers.find((each) => each !== number) ?? ''

    expect(await phone.call(confirmScanLogin, { ticket: told.ticket, number: wrong })).toMatchObject({
      refusal: 'scan-login-over',
    })
    expect(await reports(account)).toEqual([])
  })
})

describe('nobody confirms but the phone that scanned', () => {
  it('not another person, who is told nothing', async () => {
    const { portal, ticket, number, wrongNumber } = await readyToConfirm()
    const { device: other } = await aSignedInPhone()

    for (const guess of [number, wrongNumber]) {
      expect(await other.call(confirmScanLogin, { ticket, number: guess })).toMatchObject({
        status: 404,
        refusal: 'scan-login-unknown',
      })
    }
    expect(await portal.call(watchScanLogin, {})).toMatchObject({ value: { state: 'scanned' } })
  })

  it('not the same person on another device', async () => {
    const { account, ticket, number } = await readyToConfirm()
    const { device: tablet } = await signInOn(new Device('app'), account)
    expect(await tablet.call(confirmScanLogin, { ticket, number })).toMatchObject({
      refusal: 'scan-login-unknown',
    })
  })

  it('nor anybody before the scan', async () => {
    const { code } = await aPortal()
    const { device: phone } = await aSignedInPhone()
    const ticket = code.slice(0, 22) as ScanTicket

    expect(await phone.call(confirmScanLogin, { ticket, number: '42' })).toMatchObject({
      refusal: 'scan-login-unknown',
    })
    expect(await phone.call(confirmScanLogin, { ticket: newId() as ScanTicket, number: '42' })).toMatchObject(
      {
        refusal: 'scan-login-unknown',
      },
    )
  })
})

it('comes too late from the very second the login’s time is over', async () => {
  const { phone, account, ticket, number, wrongNumber } = await readyToConfirm()

  at(scanLoginTimes.life)
  for (const each of [number, wrongNumber]) {
    expect(await phone.call(confirmScanLogin, { ticket, number: each })).toMatchObject({
      status: 410,
      refusal: 'scan-login-expired',
    })
  }
  expect(await reports(account)).toEqual([])

  at(scanLoginTimes.life - 1)
  expect(await phone.call(confirmScanLogin, { ticket, number })).toMatchObject({ ok: true })
})

describe('an L3 account last verified over five minutes ago', () => {
  const stalePhone = async (differs: Partial<Account> = { level: 'L3' }) =>
    signInOn(new Device('app'), await aHolder(differs), later(noon, -5 * MINUTE - 1))

  it('is told at the scan that it needs its password', async () => {
    expect((await readyToConfirm(await stalePhone())).told.passwordNeeded).toBe(true)
    expect((await readyToConfirm(await aSignedInPhone({ level: 'L3' }))).told.passwordNeeded).toBe(false)
    expect((await readyToConfirm(await stalePhone({ level: 'L2' }))).told.passwordNeeded).toBe(false)
  })

  it('confirms with its password and not without', async () => {
    const { portal, phone, ticket, number } = await readyToConfirm(await stalePhone())

    expect(await phone.call(confirmScanLogin, { ticket, number })).toMatchObject({
      status: 428,
      refusal: 'password-needed',
    })
    expect(await portal.call(watchScanLogin, {})).toMatchObject({ value: { state: 'scanned' } })
    expect(await phone.call(confirmScanLogin, { ticket, number, password: goodPassword })).toMatchObject({
      ok: true,
    })
    expect(await phone.call(confirmScanLogin, { ticket, number, password: goodPassword })).toMatchObject({
      ok: true,
    })
  })

  it('is not asked for its password again a minute later, and is again five minutes after that', async () => {
    const phoneSide = await stalePhone()
    const first = await readyToConfirm(phoneSide)
    const request = { ticket: first.ticket, number: first.number, password: goodPassword }
    expectOk(await first.phone.call(confirmScanLogin, request))

    at(MINUTE)
    const second = await readyToConfirm(phoneSide)
    expect(second.told.passwordNeeded).toBe(false)
    const { ticket, number } = second
    expect(await second.phone.call(confirmScanLogin, { ticket, number })).toMatchObject({ ok: true })

    at(5 * MINUTE + 1)
    expect((await readyToConfirm(phoneSide)).told.passwordNeeded).toBe(true)
  })

  it('is not taken for verified by a wrong password', async () => {
    const phoneSide = await stalePhone()
    const { phone, ticket, number } = await readyToConfirm(phoneSide)
    await phone.call(confirmScanLogin, { ticket, number, password: 'mistyped' })
    expect((await readyToConfirm(phoneSide)).told.passwordNeeded).toBe(true)
  })

  it.each([
    ['full-width', '山高水长－ｌｏｎｇ－ｗａｙ－７', goodPassword],
    ['decomposed', 'cafe\u0301-au-lait-9', 'caf\u00e9-au-lait-9'],
  ])('confirms with a password from a keyboard that gives %s characters', async (_what, typed, chosen) => {
    const passwordHash = await stores.passwords.hash(chosen)
    const { phone, ticket, number } = await readyToConfirm(await stalePhone({ level: 'L3', passwordHash }))
    expect(await phone.call(confirmScanLogin, { ticket, number, password: typed })).toMatchObject({
      ok: true,
    })
  })

  it('does not end the login by mistyping the password, whichever number came with it', async () => {
    const { phone, ticket, number, wrongNumber } = await readyToConfirm(await stalePhone())

    for (const each of [number, wrongNumber]) {
      expect(
        await phone.call(confirmScanLogin, { ticket, number: each, password: 'mistyped' }),
      ).toMatchObject({
        status: 422,
        refusal: 'password-wrong',
      })
    }
    expect(await phone.call(confirmScanLogin, { ticket, number, password: goodPassword })).toMatchObject({
      ok: true,
    })
  })

  it('ends the login by a wrong number with the right password, and without any', async () => {
    const phoneSide = await stalePhone()
    for (const proof of [{ password: goodPassword }, {}]) {
      const { phone, ticket, wrongNumber } = await readyToConfirm(phoneSide)
      expect(await phone.call(confirmScanLogin, { ticket, number: wrongNumber, ...proof })).toMatchObject({
        refusal: 'wrong-number',
      })
    }
  })

  it('is slowed after five wrong passwords, and told for how long', async () => {
    const { phone, ticket, number } = await readyToConfirm(await stalePhone())
    const guess = { ticket, number, password: 'a guess' }
    for (let tries = 0; tries < 5; tries++) {
      expect(await phone.call(confirmScanLogin, guess)).toMatchObject({ refusal: 'password-wrong' })
    }

    const slowed = await phone.call(confirmScanLogin, { ...guess, password: goodPassword })
    expect(slowed).toMatchObject({
      status: 429,
      refusal: 'too-many-tries',
      problem: { retryAfterSeconds: 60 },
    })
  })

  it('has not to give its password within five minutes of a verification', async () => {
    const phoneSide = await signInOn(
      new Device('app'),
      await aHolder({ level: 'L3' }),
      later(noon, -5 * MINUTE),
    )
    const { phone, ticket, number } = await readyToConfirm(phoneSide)
    expect(await phone.call(confirmScanLogin, { ticket, number })).toMatchObject({ ok: true })
  })

  it('may run out of its five minutes between scan and confirmation', async () => {
    const phoneSide = await signInOn(
      new Device('app'),
      await aHolder({ level: 'L3' }),
      later(noon, -5 * MINUTE),
    )
    const { phone, ticket, number, told } = await readyToConfirm(phoneSide)
    expect(told.passwordNeeded).toBe(false)

    at(1)
    expect(await phone.call(confirmScanLogin, { ticket, number })).toMatchObject({
      refusal: 'password-needed',
    })
  })
})

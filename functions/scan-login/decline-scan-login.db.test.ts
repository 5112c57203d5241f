import { expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/scan-login.ts'
import type { ScanTicket } from '../../shared/vocabulary/scan-login.ts'
import { later, noon } from '../adapters/people.fixture.ts'
import { historyOf } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { stoppedClock } from './clock.fixture.ts'
import { scanLoginTimes } from './scan-login.ts'
import { aPortal, aSignedInPhone, confirmed, expectOk, scanned } from './two-devices.fixture.ts'

const { declineScanLogin, watchScanLogin, claimScanLogin } = contracts
const at = stoppedClock()

const reports = async ({ id }: Account) =>
  (await historyOf(id)).filter(({ type }) => type === 'scan-login-declined')

async function readyToDecline() {
  const [portal, phone] = await Promise.all([aPortal(), aSignedInPhone()])
  const { told, number } = await scanned(portal.device, phone.device, portal.code)
  return { portal: portal.device, phone: phone.device, account: phone.account, ticket: told.ticket, number }
}

it('ends the login for the portal and reports where the desktop was', async () => {
  const { portal, phone, account, ticket, number } = await readyToDecline()

  at(3000)
  expectOk(await phone.call(declineScanLogin, { ticket }))

  expect(await portal.call(watchScanLogin, {})).toMatchObject({
    value: { state: 'declined', because: 'person' },
  })
  expect(await portal.call(claimScanLogin, {})).toMatchObject({ refusal: 'scan-login-over' })
  expect(await phone.call(contracts.confirmScanLogin, { ticket, number })).toMatchObject({
    refusal: 'scan-login-over',
  })
  const where = { browser: 'Microsoft Edge', place: '深圳', network: '203.0.113.*' }
  expect(await reports(account)).toMatchObject([{ at: later(noon, 3000), where }])
})

it('can be repeated when its answer got lost, and is reported once', async () => {
  const { phone, account, ticket } = await readyToDecline()
  expectOk(await phone.call(declineScanLogin, { ticket }))

  at(2000)
  expectOk(await phone.call(declineScanLogin, { ticket }))
  expect(await reports(account)).toHaveLength(1)
})

it('is heard and reported even when time ran out over reading', async () => {
  const { portal, phone, account, ticket } = await readyToDecline()

  at(scanLoginTimes.life + 5000)
  expectOk(await phone.call(declineScanLogin, { ticket }))

  expect(await reports(account)).toHaveLength(1)
  expect(await portal.call(watchScanLogin, {})).toMatchObject({ value: { state: 'declined' } })
})

it('comes too late once confirmed: the history is where a sign-in is disowned', async () => {
  const { phone, account, told } = await confirmed()
  expect(await phone.call(declineScanLogin, { ticket: told.ticket })).toMatchObject({
    status: 409,
    refusal: 'scan-login-over',
  })
  expect(await reports(account)).toEqual([])
})

it('cannot be made for another person, nor before the scan', async () => {
  const { portal, ticket } = await readyToDecline()
  const { device: other } = await aSignedInPhone()
  const { code } = await aPortal()

  for (const each of [ticket, code.slice(0, 22) as ScanTicket]) {
    expect(await other.call(declineScanLogin, { ticket: each })).toMatchObject({
      status: 404,
      refusal: 'scan-login-unknown',
    })
  }
  expect(await portal.call(watchScanLogin, {})).toMatchObject({ value: { state: 'scanned' } })
})

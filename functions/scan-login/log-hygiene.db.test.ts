import { expect } from 'vitest'
import * as scanLogin from '../../shared/contracts/scan-login.ts'
import type { ScanCodeText, ScanTicket } from '../../shared/vocabulary/scan-login.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { DAY, goodPassword, later } from '../adapters/people.fixture.ts'
import { keepsToItself } from '../log-hygiene.fixture.ts'
import type { WholeRoom } from '../whole-room.fixture.ts'

// Holding a scan asks the database nothing: what it answers is signed.
const withoutDatabase = [scanLogin.holdScan.path]

keepsToItself(
  'scan-login',
  async (house) => {
    const { somebody } = house
    const phone = await signedIn(await somebody(), 'app', later(new Date(), -DAY))
    const desktop = await signedIn(await somebody(), 'portal')
    const isOther = (right: string, numbers: string[]) => numbers.find((each) => each !== right) ?? ''
    expect((await scanIn(house, phone, desktop, isOther)).status).toBe(409)
    expect((await scanIn(house, phone, desktop, (right) => right)).status).toBe(200)
    await breakOff(house, phone, desktop)
  },
  { withoutDatabase },
)

async function open({ call, secret }: WholeRoom, desktop: Device) {
  const opened = await call(desktop, scanLogin.openScanLogin, {})
  return secret((opened.body['code'] as { text: ScanCodeText }).text)
}

async function scan({ call, secret }: WholeRoom, phone: Device, code: ScanCodeText) {
  const { body } = await call(phone, scanLogin.scanLogin, { by: 'code', code })
  return { ticket: secret(body['ticket'] as ScanTicket), numbers: body['numbers'] as string[] }
}

async function scanIn(
  house: WholeRoom,
  phone: Device,
  desktop: Device,
  choose: (right: string, numbers: string[]) => string,
) {
  const { call, secret } = house
  const code = await open(house, desktop)
  const held = await call(new Device('app'), scanLogin.holdScan, { code })
  secret(String(held.body['receipt']))
  const { ticket, numbers } = await scan(house, phone, code)
  const { body } = await call(desktop, scanLogin.watchScanLogin, {})
  const number = choose(String(body['number']), numbers)
  await call(phone, scanLogin.confirmScanLogin, { ticket, number, password: secret(goodPassword) })
  return call(desktop, scanLogin.claimScanLogin, {})
}

/** A login declined on the phone, and one given up at the desktop. */
async function breakOff(house: WholeRoom, phone: Device, desktop: Device) {
  const { ticket } = await scan(house, phone, await open(house, desktop))
  await house.call(phone, scanLogin.declineScanLogin, { ticket })
  await open(house, desktop)
  await house.call(desktop, scanLogin.cancelScanLogin, {})
}

import { randomBytes, randomInt } from 'node:crypto'
import { agreementVersions } from '../../shared/contracts/consent.ts'
import { citizenCheckCharacter } from '../../shared/vocabulary/citizen-number.ts'
import { unitCheckCharacter } from '../../shared/vocabulary/unit-code.ts'
import type { Browser } from '../domain/browser.ts'
import type { Visitor } from '../domain/open-session.ts'

export const noon = new Date('2026-11-24T04:00:00.000Z')
export const later = (from: Date, ms: number) => new Date(from.getTime() + ms)
export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

export const consents = { ...agreementVersions }
export const goodPassword = '山高水长-long-way-7'

const drawn = (...of: readonly string[]) => of[randomInt(of.length)] ?? ''
const twoDigits = (number: number) => String(number).padStart(2, '0')
const digits = (count: number) => Array.from({ length: count }, () => String(randomInt(10))).join('')

/** Nobody's yet: another one each time. Of so many that thousands drawn for one table hardly ever meet. */
export const aPhone = () => `1${drawn('3', '8')}${digits(9)}`
export function aResidentId() {
  const district = `4401${drawn('03', '04', '05', '06', '11', '12', '13', '14')}`
  const birthDate = `${String(1950 + randomInt(50))}${twoDigits(1 + randomInt(12))}${twoDigits(1 + randomInt(28))}`
  const first17 = district + birthDate + digits(3)
  return first17 + citizenCheckCharacter(first17)
}
export function aUnitCode() {
  const first17 = `91440100MA${digits(7)}`
  return first17 + unitCheckCharacter(first17)
}
/** As real early codes do, it fails its check digit. */
export const anEarlyUnitCode = () => aUnitCode().replace(/.$/, (check) => (check === 'M' ? 'N' : 'M'))

export const aBrowser = (differs: Partial<Browser> = {}): Browser => ({
  tag: randomBytes(16).toString('base64url'),
  address: `198.51.${String(randomInt(256))}.${String(randomInt(256))}`,
  where: { browser: 'Chrome', system: 'Android 15', place: '广东 广州', network: '198.51.100.*' },
  device: 'phone',
  ...differs,
})

export const aVisitor = (differs: Partial<Visitor> = {}): Visitor => ({
  surface: 'app',
  browser: aBrowser(),
  session: undefined,
  now: noon,
  ...differs,
})

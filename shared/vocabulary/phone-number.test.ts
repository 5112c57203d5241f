import { createRequire } from 'node:module'
import type { MetadataJson } from 'libphonenumber-js/core'
import { expect, test } from 'vitest'
import { hostileTexts, seededRandom } from './hostile-texts.ts'
import { phoneMetadata } from './phone-metadata.ts'
import { phoneNumberRefusalTexts } from './phone-number-texts.ts'
import { formatPhone, maskPhone, parsePhoneNumber, type PhoneNumber } from './phone-number.ts'

const mainland: PhoneNumber = { e164: '+8613812345678', region: 'CN', national: '13812345678' }
const hongKong: PhoneNumber = { e164: '+85291234567', region: 'HK', national: '91234567' }
const macau: PhoneNumber = { e164: '+85366123456', region: 'MO', national: '66123456' }
const taiwan: PhoneNumber = { e164: '+886912345678', region: 'TW', national: '912345678' }

test.each([
  '13812345678',
  '138 1234 5678',
  '138-1234-5678',
  '+8613812345678',
  '+86 138 1234 5678',
  '8613812345678',
  '008613812345678',
  '(+86)13812345678',
  '１３８１２３４５６７８',
  '＋８６　138—1234—5678',
  '\u202d138 1234 5678\u202c',
])('reads the mainland number %j', (typed) => {
  expect(parsePhoneNumber(typed)).toEqual({ ok: true, value: mainland })
})

test.each(['130', '147', '150', '166', '173', '186', '191', '192', '199'])(
  'knows the prefix %s',
  (prefix) => {
    expect(parsePhoneNumber(`${prefix}00000000`)).toMatchObject({ ok: true })
  },
)

test.each([
  ['+852 9123 4567', hongKong],
  ['0085291234567', hongKong],
  ['＋852-9123-4567', hongKong],
  ['+853 6612 3456', macau],
  ['00853 66123456', macau],
  ['+886 912 345 678', taiwan],
  ['+886 0912 345 678', taiwan],
  ['00886912345678', taiwan],
])('reads %s', (typed, value) => {
  expect(parsePhoneNumber(typed)).toEqual({ ok: true, value })
})

test.each([
  ['', 'empty'],
  [' - ', 'empty'],
  ['电话', 'wrong-characters'],
  ['138123456７a', 'wrong-characters'],
  ['138+12345678', 'wrong-characters'],
  ['1381234567', 'wrong-length'],
  ['138123456789', 'wrong-length'],
  ['91234567', 'wrong-length'],
  ['85291234567', 'wrong-length'],
  ['+86138', 'wrong-length'],
  ['12812345678', 'number-unknown'],
  ['+8612812345678', 'number-unknown'],
  ['020-87250708', 'fixed-line'],
  ['010 6512 3456', 'fixed-line'],
  ['0755-26013388', 'fixed-line'],
  ['+86 20 8725 0708', 'fixed-line'],
  ['+86 020 8725 0708', 'fixed-line'],
  ['4008123456', 'fixed-line'],
  ['95588', 'fixed-line'],
  ['+852 2525 3456', 'fixed-line'],
  ['+853 2833 1234', 'fixed-line'],
  ['+886 2 2345 6789', 'fixed-line'],
  ['+852 1234 5678', 'number-unknown'],
  ['+852 800 900 123', 'number-unknown'],
  ['+852 912345678901', 'number-unknown'],
  ['+1 415 555 2671', 'region-unsupported'],
  ['0049 170 1234567', 'region-unsupported'],
  ['+855 12 345 678', 'region-unsupported'],
  [`+852${'9'.repeat(100)}`, 'wrong-length'],
] as const)('refuses %j as %s', (text, refusal) => {
  expect(parsePhoneNumber(text)).toEqual({ ok: false, refusal })
  expect(phoneNumberRefusalTexts[refusal]).toMatch(/。$/)
})

test('shows numbers in groups, and masked', () => {
  const all = [mainland, hongKong, macau, taiwan]
  expect(all.map(formatPhone)).toEqual([
    '138 1234 5678',
    '+852 9123 4567',
    '+853 6612 3456',
    '+886 912 345 678',
  ])
  expect(all.map(maskPhone)).toEqual(['138****5678', '+852 91****67', '+853 66****56', '+886 91****678'])
})

test('the numbering plans are those of the installed library', () => {
  const whole = createRequire(import.meta.url)('libphonenumber-js/metadata.max.json') as MetadataJson
  const { HK, MO, TW } = whole.countries
  expect(phoneMetadata.version).toBe(whole.version)
  expect(phoneMetadata.countries).toEqual({ HK, MO, TW })
})

test('withstands any text, and reads back what it prints', () => {
  const random = seededRandom(164)
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
  const plausible = Array.from({ length: 1000 }, () => [
    `1${digits(10)}`,
    `+852${digits(8)}`,
    `+8536${digits(7)}`,
    `+8869${digits(8)}`,
    `00${digits(12)}`,
  ]).flat()
  const accepted = [...hostileTexts(3), ...plausible].map(parsePhoneNumber).filter((parsed) => parsed.ok)
  expect(new Set(accepted.map(({ value }) => value.region))).toEqual(new Set(['CN', 'HK', 'MO', 'TW']))
  for (const parsed of accepted) {
    expect(parsePhoneNumber(formatPhone(parsed.value))).toEqual(parsed)
    expect(parsePhoneNumber(parsed.value.e164)).toEqual(parsed)
    expect(maskPhone(parsed.value)).toMatch(/\*{4}/)
  }
})

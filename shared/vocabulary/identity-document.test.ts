import { expect, test } from 'vitest'
import { citizenCheckCharacter } from './citizen-number.ts'
import { hostileTexts, seededRandom } from './hostile-texts.ts'
import { identityDocumentKinds } from './identity-document-entries.ts'
import { type IdentityDocumentKind, identityDocumentKindSchema } from './identity-document-kind.ts'
import {
  candidateKeys,
  documentKey,
  formatWhileTyping,
  maskIdentityDocument,
  parseIdentityDocument,
} from './identity-document.ts'

const kinds = identityDocumentKindSchema.options
const resident = `44010619900101123${citizenCheckCharacter('44010619900101123')}`
const acceptable: Readonly<Record<IdentityDocumentKind, readonly string[]>> = {
  'resident-id': [resident, '11010519491231002X'],
  'hk-macau-permit': ['H12345678', 'M12345678', 'H1234567801', 'HA1234567', 'MA1234567'],
  'hk-macau-residence': [
    '810000199408230021',
    `82000019900101123${citizenCheckCharacter('82000019900101123')}`,
  ],
  'taiwan-permit': ['12345678', '1234567801', '1234567801B'],
  'taiwan-residence': ['830000199201300022'],
  passport: ['E12345678', 'EA1234567', 'C01X00T47', '123456789', 'P7', 'L898902C3'],
  'foreign-permanent-resident': ['911124198108030024', 'FRA310189120201', 'USA110080010105'],
  uscc: ['914403001922038216', '9144030071526726XG'],
}

test('has all eight kinds, each with its own name', () => {
  expect(Object.keys(identityDocumentKinds)).toEqual([...kinds])
  expect(kinds).toHaveLength(8)
  expect(new Set(kinds.map((kind) => identityDocumentKinds[kind].name)).size).toBe(8)
})

test('the face route takes exactly the three kinds of R10, and a unit’s legal representative', () => {
  const taking = (route: string) => kinds.filter((kind) => identityDocumentKinds[kind].faceRoute === route)
  expect(taking('holder')).toEqual(['resident-id', 'hk-macau-permit', 'hk-macau-residence'])
  expect(taking('legal-representative')).toEqual(['uscc'])
  expect(kinds.filter((kind) => identityDocumentKinds[kind].accountKind === 'unit')).toEqual(['uscc'])
})

const cases = kinds.flatMap((kind) => acceptable[kind].map((number) => [kind, number] as const))

test.each(cases)('%s: accepts %s', (kind, number) => {
  expect(parseIdentityDocument(kind, number)).toMatchObject({ ok: true, value: { kind, number } })
})

test.each(cases)('%s: reads %s however it is typed', (kind, number) => {
  const fullWidth = number.replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
  const strewn = ` ${number.toLowerCase().split('').join('-\u3000')}\u202c`
  const exact = parseIdentityDocument(kind, number)
  for (const typed of [fullWidth, strewn, formatWhileTyping(kind, number)]) {
    expect(parseIdentityDocument(kind, typed)).toEqual(exact)
  }
})

test.each(cases)(
  '%s: while typing %s the field never loses a character nor outgrows itself',
  (kind, number) => {
    for (let typed = 1; typed <= number.length; typed++) {
      const shown = formatWhileTyping(kind, number.slice(0, typed))
      expect(shown.replaceAll(' ', '')).toBe(number.slice(0, typed))
      expect(formatWhileTyping(kind, shown)).toBe(shown)
      expect(shown.length).toBeLessThanOrEqual(identityDocumentKinds[kind].form.maxLength)
    }
  },
)

test.each(cases)('%s: masks %s but for its ends', (kind, number) => {
  const masked = maskIdentityDocument({ kind, number })
  expect(masked).toHaveLength(number.length)
  expect(masked.split('*').length - 1).toBeGreaterThanOrEqual(Math.min(4, number.length))
})

test.each([
  ['resident-id', resident, '440106********1235', '440106 19900101 1235'],
  ['hk-macau-permit', 'H12345678', 'H12****78', 'H1234 5678'],
  ['taiwan-permit', '12345678', '12****78', '1234 5678'],
  ['passport', 'E12345678', 'E1*****78', 'E12345678'],
  ['foreign-permanent-resident', 'FRA310189120201', 'FRA********0201', 'FRA 3101 8912 0201'],
  ['uscc', '914403001922038216', '914403********8216', '91 440300 192203821 6'],
] as const)('%s %s is masked %s and read as %s', (kind, number, masked, grouped) => {
  expect(maskIdentityDocument({ kind, number })).toBe(masked)
  expect(formatWhileTyping(kind, number)).toBe(grouped)
})

test.each([
  ['resident-id', '', 'empty'],
  ['resident-id', ' \u3000-', 'empty'],
  ['resident-id', resident.slice(0, 17), 'wrong-length'],
  ['resident-id', '440106900101123', 'wrong-length'],
  ['resident-id', '44O106', 'wrong-characters'],
  ['resident-id', `${resident}0`, 'wrong-length'],
  ['resident-id', '44010619900101123A', 'wrong-characters'],
  ['resident-id', '4401061990010X1235', 'wrong-characters'],
  ['resident-id', '440106１９９００１０１123四', 'wrong-characters'],
  ['resident-id', '990106199001011235', 'region-unknown'],
  ['resident-id', '440100199001011235', 'region-unknown'],
  ['resident-id', '440106199002301235', 'birth-date-impossible'],
  ['resident-id', '440106199001011234', 'check-digit-wrong'],
  ['resident-id', '810000199408230021', 'region-unknown'],
  ['hk-macau-residence', resident, 'region-unknown'],
  ['hk-macau-residence', '830000199201300022', 'region-unknown'],
  ['hk-macau-residence', '810000199408230022', 'check-digit-wrong'],
  ['taiwan-residence', '810000199408230021', 'region-unknown'],
  ['hk-macau-permit', 'A12345678', 'wrong-characters'],
  ['hk-macau-permit', '123456789', 'wrong-characters'],
  ['hk-macau-permit', 'HA12345678', 'wrong-length'],
  ['hk-macau-permit', 'HM1234567', 'wrong-characters'],
  ['hk-macau-permit', 'HA123456701', 'wrong-characters'],
  ['hk-macau-permit', 'H1234567', 'wrong-length'],
  ['taiwan-permit', 'A1234567', 'wrong-characters'],
  ['taiwan-permit', '123456789', 'wrong-length'],
  ['taiwan-permit', '12345678ABC', 'wrong-characters'],
  ['passport', 'E123456789', 'wrong-length'],
  ['passport', 'E1234/678', 'wrong-characters'],
  ['passport', '<<<', 'empty'],
  ['foreign-permanent-resident', '911124198108030025', 'check-digit-wrong'],
  ['foreign-permanent-resident', '911124198113030024', 'birth-date-impossible'],
  ['foreign-permanent-resident', '811124198108030024', 'wrong-characters'],
  ['foreign-permanent-resident', 'FR1310189120201', 'wrong-characters'],
  ['uscc', '9144030071526726XI', 'wrong-characters'],
  ['uscc', '9144030071526726X', 'wrong-length'],
] as const)('%s: refuses %j as %s', (kind, text, refusal) => {
  expect(parseIdentityDocument(kind, text)).toEqual({ ok: false, refusal })
})

test.each(['', 'id-card', 'constructor', '__proto__', 'toString', 'RESIDENT-ID', '\ud800'])(
  'knows no kind %j',
  (kind) => {
    expect(parseIdentityDocument(kind, resident)).toEqual({ ok: false, refusal: 'kind-unknown' })
  },
)

test('tells the birth date where the number does, and refuses one after today', () => {
  expect(parseIdentityDocument('resident-id', resident)).toMatchObject({ value: { birthDate: '1990-01-01' } })
  expect(parseIdentityDocument('resident-id', resident, { today: '1989-12-31' })).toEqual({
    ok: false,
    refusal: 'birth-date-impossible',
  })
  expect(parseIdentityDocument('foreign-permanent-resident', '911124198108030024')).toMatchObject({
    value: { birthDate: '1981-08-03' },
  })
  expect(parseIdentityDocument('passport', 'E12345678')).not.toHaveProperty('value.birthDate')
})

test('a passport keeps its issuing state, and cannot come from nowhere', () => {
  const issued = (issuingState?: string) => parseIdentityDocument('passport', 'c01x00t47<', { issuingState })
  expect(issued()).toEqual({ ok: true, value: { kind: 'passport', number: 'C01X00T47' } })
  expect(issued('d')).toMatchObject({ value: { number: 'C01X00T47', issuingState: 'D' } })
  expect(issued('XYZ')).toEqual({ ok: false, refusal: 'issuing-state-unknown' })
  expect(issued('')).toEqual({ ok: false, refusal: 'issuing-state-unknown' })
})

test('a unit code that fails its check digit is accepted with a warning, a resident number is not', () => {
  expect(parseIdentityDocument('uscc', '91350100M0001TGQXM')).toMatchObject({
    ok: true,
    warning: 'check-digit',
  })
  expect(parseIdentityDocument('uscc', '914403001922038216')).not.toHaveProperty('warning')
})

test('a renewed permit is the same document', () => {
  const key = (kind: IdentityDocumentKind, number: string) => documentKey({ kind, number })
  expect(key('hk-macau-permit', 'H1234567801')).toBe('H12345678')
  expect(key('hk-macau-permit', 'H1234567802')).toBe(key('hk-macau-permit', 'H12345678'))
  expect(key('taiwan-permit', '1234567801B')).toBe('12345678')
  expect(key('hk-macau-permit', 'HA1234567')).toBe('HA1234567')
  expect(key('resident-id', resident)).toBe(resident)
})

test('a permit is the same document when it was entered as a passport', () => {
  expect(documentKey({ kind: 'passport', number: 'H12345678' })).toBe(
    documentKey({ kind: 'hk-macau-permit', number: 'H1234567801' }),
  )
})

test.each([
  [resident, [resident]],
  [' ４40106 19900101 1235 ', [resident]],
  ['h1234567801', ['H12345678']],
  ['12345678', ['12345678']],
  ['1234567801', ['12345678']],
  ['12345678 01 (B)', ['12345678']],
  ['E1234567', ['E1234567']],
  ['91350100m0001tgqxm', ['91350100M0001TGQXM']],
  ['FRA310189120201', ['FRA310189120201']],
  ['', []],
  ['张三', []],
  ['4401061990', ['44010619']],
])('%j at sign-in may be registered under %j', (text, keys) => {
  expect(candidateKeys(text)).toEqual(keys)
})

test.each(cases)('%s: %s is found at sign-in by what was typed', (kind, number) => {
  expect(candidateKeys(formatWhileTyping(kind, number))).toContain(documentKey({ kind, number }))
})

test('withstands any text under any kind, and reads back what it prints', () => {
  const random = seededRandom(11643)
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
  const plausible = Array.from({ length: 2000 }, () => {
    const birth = `${String(1900 + Math.floor(random() * 130))}0${digits(1)}1${digits(1)}`
    const first17 = `4401${digits(2)}${birth}${digits(3)}`
    return [first17 + citizenCheckCharacter(first17), `H${digits(8)}`, digits(8), `M${digits(10)}`]
  }).flat()
  let accepted = 0
  for (const text of [...hostileTexts(2), ...plausible]) {
    for (const kind of text.length > 1e5 ? kinds.slice(0, 2) : kinds) {
      const parsed = parseIdentityDocument(kind, text)
      if (!parsed.ok) continue
      accepted++
      const { number } = parsed.value
      expect(parseIdentityDocument(kind, formatWhileTyping(kind, number))).toEqual(parsed)
      expect(maskIdentityDocument(parsed.value)).not.toBe(number)
    }
  }
  expect(accepted).toBeGreaterThan(5000)
})

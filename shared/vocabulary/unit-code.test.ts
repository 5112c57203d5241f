import { expect, test } from 'vitest'
import { hostileTexts, seededRandom } from './hostile-texts.ts'
import { formatUnitCode, maskUnitCode, parseUnitCode, unitCheckCharacter } from './unit-code.ts'

test.each(['914403001922038216', '9144030071526726XG', '91330100799655058B', '12100000400010275N'])(
  'accepts %s, a unit that exists',
  (code) => {
    expect(parseUnitCode(code)).toEqual({ ok: true, value: code })
  },
)

test('accepts a real early code that fails its check digit, and warns', () => {
  expect(parseUnitCode('91350100M0001TGQXM')).toEqual({
    ok: true,
    value: '91350100M0001TGQXM',
    warning: 'check-digit',
  })
})

test('reads a code as people type it', () => {
  const typed = ' ９１44 0300-7152\u200b6726xg '
  expect(parseUnitCode(typed)).toEqual({ ok: true, value: '9144030071526726XG' })
})

test.each(['I', 'O', 'S', 'V', 'Z'])('refuses the letter %s, which no code has', (letter) => {
  expect(parseUnitCode(`9144030071526726X${letter}`)).toEqual({ ok: false, refusal: 'wrong-characters' })
})

test.each([
  ['', 'empty'],
  [' \u200b-', 'empty'],
  ['9144030071526726X', 'wrong-length'],
  ['9144030071526726XGG', 'wrong-length'],
  ['9144030071526726X号', 'wrong-characters'],
])('refuses %j as %s', (text, refusal) => {
  expect(parseUnitCode(text)).toEqual({ ok: false, refusal })
})

test('a slip in one character is always noticed', () => {
  const code = '9144030071526726XG'
  for (let at = 0; at < 17; at++) {
    for (const character of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
      if (character === code[at]) continue
      const slipped = parseUnitCode(code.slice(0, at) + character + code.slice(at + 1))
      expect(slipped).toMatchObject({ ok: true, warning: 'check-digit' })
    }
  }
})

test('shows a code masked, and in groups', () => {
  expect(maskUnitCode('914403001922038216')).toBe('914403********8216')
  expect(formatUnitCode('914403001922038216')).toBe('91 440300 192203821 6')
  expect(formatUnitCode('９１4403')).toBe('91 4403')
})

test('withstands any text, and reads back what it prints', () => {
  const random = seededRandom(32100)
  const codes = Array.from({ length: 500 }, () => {
    const first17 = Array.from({ length: 17 }, () => 'AX0123456789WYTR'[Math.floor(random() * 16)]).join('')
    return first17 + unitCheckCharacter(first17)
  })
  const accepted = [...hostileTexts(1), ...codes].map(parseUnitCode).filter((parsed) => parsed.ok)
  expect(accepted.length).toBeGreaterThanOrEqual(500)
  for (const parsed of accepted) expect(parseUnitCode(formatUnitCode(parsed.value))).toEqual(parsed)
})

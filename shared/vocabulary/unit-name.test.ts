import { expect, test } from 'vitest'
import { hostileTexts } from './hostile-texts.ts'
import { unitNameRefusalTexts } from './unit-name-texts.ts'
import { parseUnitName } from './unit-name.ts'

test.each([
  ['two characters', '粤建'],
  ['full-width parentheses', '岭南示例（广州）建筑工程有限公司'],
  ['half-width parentheses', '岭南示例(广州)建筑工程有限公司'],
  ['letters and digits', 'TCL 第3工程局'],
  ['full-width letters', 'ＡＢＣ建材有限公司'],
  ['a separator', '尼格买提·热合曼建筑队'],
  ['quotation marks', '广州市“小蛮腰”物业管理有限公司'],
  ['a character outside the BMP', '𠮷祥建筑有限公司'],
  ['an ideograph encoded only later', '\u{33479}建筑有限公司'],
  ['a compatibility ideograph', '\uf9e1氏营造厂'],
  ['a hundred characters', '粤'.repeat(100)],
  ['a hundred characters outside the BMP', '𠮷'.repeat(100)],
])('takes a name with %s byte for byte', (_what, name) => {
  expect(parseUnitName(name)).toEqual({ ok: true, value: name })
})

test('space around a name does not count', () => {
  expect(parseUnitName('\u3000 粤建公司\t\ufeff')).toEqual({ ok: true, value: '粤建公司' })
})

test.each([
  ['', 'empty'],
  [' \u3000', 'empty'],
  ['粤', 'too-short'],
  ['𠮷', 'too-short'],
  ['粤'.repeat(101), 'too-long'],
  ['𠮷'.repeat(101), 'too-long'],
  ['粤建\ue81e公司', 'private-use'],
  ['粤建\u{f0000}公司', 'private-use'],
  ['粤建\u0000公司', 'wrong-characters'],
  ['粤建\n公司', 'wrong-characters'],
  ['粤建\u202e司公', 'wrong-characters'],
  ['粤建\u2066公司\u2069', 'wrong-characters'],
  ['粤建\u200b公司', 'wrong-characters'],
  ['粤建\ud842', 'wrong-characters'],
  ['粤建\u2028公司', 'wrong-characters'],
  ['<b>粤建公司</b>', 'wrong-characters'],
  ['粤建😀公司', 'wrong-characters'],
  ['（）', 'wrong-characters'],
  ['91440300', 'wrong-characters'],
] as const)('refuses %j as %s, with a sentence for it', (text, refusal) => {
  expect(parseUnitName(text)).toEqual({ ok: false, refusal })
  expect(unitNameRefusalTexts[refusal]).toMatch(/。$/)
})

test('withstands any text, and what it takes has nothing unseen in it and reads back as it is', () => {
  const parsed = hostileTexts(11).map((text) => parseUnitName(text))
  const some = ['粤建(广州)公司', '𠮷祥'].map((text) => parseUnitName(text))
  const accepted = [...parsed, ...some].filter((each) => each.ok)
  expect(accepted.length).toBeGreaterThan(2)
  for (const { value } of accepted) {
    expect(value).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u)
    expect(parseUnitName(value)).toEqual({ ok: true, value })
  }
})

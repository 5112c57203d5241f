import { expect, test } from 'vitest'
import { hostileTexts } from './hostile-texts.ts'
import { personNameRefusalTexts } from './person-name-texts.ts'
import { maskName, parsePersonName } from './person-name.ts'

test.each([
  ['two characters', '张三'],
  ['a compound surname', '欧阳修'],
  ['〇', '刘〇'],
  ['a separator', '阿凡提·买买提'],
  ['two separators', '尼格买提·热合曼·艾力'],
  ['extension A', '李㛃'],
  ['extension B', '𠮷田'],
  ['extension E', '王𫞩'],
  ['extension G', '陈𰻞'],
  ['extension H', '王\u{31350}'],
  ['an ideograph encoded only later', '王\u{33479}'],
  ['the compatibility ideograph U+F900', '\uf900三'],
  ['the compatibility ideograph U+FA0E', '\ufa0e三'],
  ['the compatibility ideograph U+2F800', '\u{2f800}三'],
  ['sixty characters', '张'.repeat(60)],
  ['sixty characters outside the BMP', '𠮷'.repeat(60)],
])('takes a name with %s byte for byte', (_what, name) => {
  expect(parsePersonName(name, { kind: 'resident-id' })).toEqual({ ok: true, value: name })
})

test('does not normalise: the document prints another character than NFC makes of it', () => {
  for (const name of ['\uf900三', '\u{2f800}三', '李\uf9e1', 'Zoe\u0308 Mu\u0308ller']) {
    expect(name.normalize('NFC')).not.toBe(name)
    expect(parsePersonName(name)).toEqual({ ok: true, value: name })
  }
})

test.each(Array.from('\u2022\u2027\u30fb\uff65\u2219\u22c5\u16eb\u0387.\uff0e\u3002\uff61'))(
  'takes %s between ideographs as the separator',
  (lookAlike) => {
    expect(parsePersonName(`阿凡提${lookAlike}买买提`)).toEqual({ ok: true, value: '阿凡提·买买提' })
  },
)

test.each([
  'John Smith',
  'JOHN R. R. TOLKIEN',
  "Conan O'Brien",
  'Jeanne d’Arc',
  'CHAN, Tai Man',
  'Smith Jr., John',
  'Jean-Claude Müller',
  "Gerard 't Hooft",
  'Nguyễn Văn Ánh',
  'Zoë',
  'Gal·la Placídia',
  'Kaʻiulani Ng',
])('takes %s on a passport, and not on a resident identity card', (name) => {
  expect(parsePersonName(name, { kind: 'passport' })).toEqual({ ok: true, value: name })
  expect(parsePersonName(name, { kind: 'resident-id' })).toEqual({ ok: false, refusal: 'latin-not-allowed' })
})

test('takes a Chinese name on a passport too', () => {
  expect(parsePersonName('李小龙', { kind: 'passport' })).toEqual({ ok: true, value: '李小龙' })
})

test('space around a name does not count', () => {
  expect(parsePersonName('\u3000 张三\t\ufeff')).toEqual({ ok: true, value: '张三' })
})

test.each([
  ['', 'empty'],
  [' \u3000', 'empty'],
  ['张', 'too-short'],
  ['𠮷', 'too-short'],
  ['张'.repeat(61), 'too-long'],
  ['𠮷'.repeat(61), 'too-long'],
  ['张三1', 'digits'],
  ['张３', 'digits'],
  ['张٣', 'digits'],
  ['张\ue81e', 'private-use'],
  ['张\u{f0000}', 'private-use'],
  ['张 三', 'space-between-characters'],
  ['张\u3000三', 'space-between-characters'],
  ['·买买提', 'separator-misplaced'],
  ['买买提·', 'separator-misplaced'],
  ['买买提。', 'separator-misplaced'],
  ['阿凡提··买买提', 'separator-misplaced'],
  ['阿凡提 · 买买提', 'separator-misplaced'],
  ['John  Smith', 'separator-misplaced'],
  ['John -', 'separator-misplaced'],
  ['张😀', 'wrong-characters'],
  ['张\u0000三', 'wrong-characters'],
  ['张\u202e三', 'wrong-characters'],
  ['张\u200b三', 'wrong-characters'],
  ['张\ud842', 'wrong-characters'],
  ['张John', 'wrong-characters'],
  ['张_三', 'wrong-characters'],
  ['<b>张三</b>', 'wrong-characters'],
  ['ＪＯＨＮ', 'wrong-characters'],
  ['たなか', 'wrong-characters'],
  ['Иванов', 'wrong-characters'],
] as const)('refuses %j as %s', (text, refusal) => {
  expect(parsePersonName(text)).toEqual({ ok: false, refusal })
  expect(personNameRefusalTexts[refusal]).toMatch(/。$/)
})

test.each([
  ['张三', '张*'],
  ['王小明', '王**'],
  ['欧阳修', '欧阳*'],
  ['欧阳娜娜', '欧阳**'],
  ['欧阳', '欧*'],
  ['阿凡提·买买提', '阿**·***'],
  ['𠮷田', '𠮷*'],
  ['张𠮷', '张*'],
  ['JOHN SMITH', 'J*** S****'],
  ['Li Bo', 'L* B*'],
  ['A B', '* *'],
  ["O'Brien", "*'B****"],
  ["'t Hooft", "'* H****"],
  ['张', '*'],
  ['', ''],
])('%s is shown as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

test('withstands any text, reads back what it gave, and never shows a whole name', () => {
  const pieces = ['张', '𠮷', '·', '\uf900', '\u00e9', 'A', ' ', "'", '.', '-', '。']
  const names = pieces.flatMap((a) =>
    pieces.flatMap((b) => pieces.flatMap((c) => [a + b + c, `${a}张${b}Li${c}`])),
  )
  let accepted = 0
  for (const text of [...hostileTexts(4), ...names]) {
    const parsed = parsePersonName(text)
    if (!parsed.ok) continue
    accepted++
    expect(parsePersonName(parsed.value)).toEqual(parsed)
    expect(maskName(parsed.value)).not.toBe(parsed.value)
  }
  expect(accepted).toBeGreaterThan(100)
})

test('a long name that fails at its end is refused at once', () => {
  const started = performance.now()
  for (let i = 0; i < 200; i++) parsePersonName(`${"a-b'c. d,".repeat(6)}!`)
  expect(performance.now() - started).toBeLessThan(500)
})

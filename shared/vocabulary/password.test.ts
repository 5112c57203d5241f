import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { isCommonPassword } from './common-password.ts'
import { hostileTexts } from './hostile-texts.ts'
import { passwordRefusalTexts } from './password-texts.ts'
import { normalizePassword } from './normalize-password.ts'
import { checkPassword } from './password.ts'

const known = createRequire(import.meta.url)('@zxcvbn-ts/language-common/src/passwords.json') as string[]

test.each([
  ['eight characters', 'k7#rT2pz'],
  ['128 characters', 'kühle Brise '.repeat(11).slice(0, 128)],
  ['Chinese words', '工地上的月亮很圆'],
  ['spaces', 'correct horse battery'],
  ['emoji', '🐉🏗️🧱🌧️🍜🚚'],
  ['small letters alone', 'vqmwhzrtkx'],
])('takes a password of %s', (_what, password) => {
  expect(checkPassword(password)).toMatchObject({ ok: true })
})

test('counts characters, not code units', () => {
  expect(checkPassword('🐉🏗🧱🌧🍜🚚🧯')).toEqual({ ok: false, refusal: 'too-short' })
  expect(checkPassword('🐉'.repeat(128))).toMatchObject({ ok: true })
  expect(checkPassword('🐉'.repeat(129))).toEqual({ ok: false, refusal: 'too-long' })
})

test('gives the same password for the same characters from any keyboard', () => {
  expect(checkPassword('Ｋ７＃ｒＴ２ｐｚ')).toEqual(checkPassword('K7#rT2pz'))
  expect(checkPassword('u\u0308bermut 9')).toEqual({ ok: true, value: '\u00fcbermut 9' })
  expect(normalizePassword('Ｋ７＃ｒＴ２ｐｚ')).toBe('K7#rT2pz')
})

test.each([
  ['', 'too-short'],
  ['k7#rT2p', 'too-short'],
  ['x'.repeat(129), 'too-long'],
  ['x'.repeat(1e6), 'too-long'],
  ['k7#rT2pz\ud800', 'wrong-characters'],
  ['password', 'common'],
  ['PassWord', 'common'],
  ['ｐａｓｓｗｏｒｄ', 'common'],
  ['1234567890', 'common'],
  ['woaini1314', 'common'],
  ['5201314520', 'common'],
  ['a123456789', 'common'],
  ['Qq123456', 'common'],
  ['yuejiantong', 'common'],
] as const)('refuses %s as %s', (password, refusal) => {
  expect(checkPassword(password)).toEqual({ ok: false, refusal })
  expect(passwordRefusalTexts[refusal]).toMatch(/。$/)
})

const owner = { name: '张三丰', number: '44010619900101123X', phone: '+86 138 1234 5678' }

test.each([
  ['我是张三丰大侠客', 'contains-name'],
  ['44010619900101123X', 'contains-number'],
  ['44010619900101123x!', 'contains-number'],
  ['zsf19900101', 'contains-number'],
  ['zsf-900101-gz', 'contains-number'],
  ['kk01123x kk', 'contains-number'],
  ['13812345678', 'contains-phone'],
  ['12345678gz!', 'contains-phone'],
  ['zsf１２３４５６７８', 'contains-phone'],
] as const)('%s is refused to its owner as %s, and to nobody else', (password, refusal) => {
  expect(checkPassword(password, owner)).toEqual({ ok: false, refusal })
  expect(checkPassword(password)).toMatchObject({ ok: true })
  expect(checkPassword(password, { name: '李四', number: 'E7654321', phone: '13998765432' })).toMatchObject({
    ok: true,
  })
})

test.each([
  ['johnsmith rocks', 'John Smith'],
  ['JOHN SMITH rocks', 'John Smith'],
  ['xx smith xx', 'John Smith'],
  ['阿凡提与毛驴的故事', '阿凡提'],
  ['xx阿凡提买买提', '阿凡提·买买提'],
  ['建工集团建工集团', '建工集团'],
])('%s is refused to %s', (password, name) => {
  expect(checkPassword(password, { name })).toEqual({ ok: false, refusal: 'contains-name' })
})

test.each([
  ['the region of the number', '440106 kp!', owner],
  ['four digits of the phone', 'gz5678!kpw', owner],
  ['a short word of the name', 'libelle-99-x', { name: 'Li Bo' }],
  ['the two letters that are the whole name', 'bonanza-99', { name: 'Bo' }],
  ['one character of the name', '三个和尚没有水喝', owner],
  ['nothing of an owner with nothing', 'k7#rT2pz', { name: '', number: '', phone: '' }],
])('is not over-strict: takes a password with %s', (_what, password, about) => {
  expect(checkPassword(password, about)).toMatchObject({ ok: true })
})

test('refuses each of the 49,233 most used passwords, so the 10,000 too', () => {
  expect(known.length).toBeGreaterThan(49_000)
  expect(known.filter((password) => checkPassword(password).ok)).toEqual([])
  expect(known.filter((password) => password.length >= 8 && !isCommonPassword(password))).toEqual([])
})

test('looks up a password in less than a tenth of a millisecond', () => {
  isCommonPassword('password')
  const started = performance.now()
  for (let i = 0; i < 10_000; i++) isCommonPassword(`no such ${String(i)}`)
  expect(performance.now() - started).toBeLessThan(1000)
})

test('withstands any text, and takes what it gave as the same password', () => {
  let accepted = 0
  for (const text of hostileTexts(5)) {
    const parsed = checkPassword(text, { name: text.slice(0, 3), number: text, phone: text })
    const plain = checkPassword(text)
    expect(parsed.ok && !plain.ok).toBe(false)
    if (!plain.ok) continue
    accepted++
    expect(checkPassword(plain.value)).toEqual(plain)
  }
  expect(accepted).toBeGreaterThan(1000)
})

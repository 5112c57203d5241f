import { expect, test } from 'vitest'
import { foldTyped, groupForReading } from './typed-text.ts'

test.each([
  ['full-width characters', '４４０１０６ｘＸ＋（）', '440106XX+()'],
  ['spaces of every kind', ' 1\t2\u00a03\u30004\u20095\n', '12345'],
  ['what a paste brings along unseen', '\u202d138\u200b0013\u202c8000\ufeff', '13800138000'],
  ['hyphens of every kind', '1-2‐3‑4–5—6−7－8', '12345678'],
  ['small letters', 'h12345678x', 'H12345678X'],
])('folds %s', (_what, typed, folded) => {
  expect(foldTyped(typed)).toBe(folded)
})

test('makes no letter of what the person did not type as one', () => {
  expect(foldTyped('ßıſK①Ⅷ٣\ud800')).toBe('ßıſK①Ⅷ٣\ud800')
})

test.each([
  ['', ''],
  ['44', '44'],
  ['440106', '440106'],
  ['4401061', '440106 1'],
  ['440106199001011234', '440106 19900101 1234'],
  ['440106199001011234567', '440106 19900101 1234 567'],
])('%j is read as %j', (text, grouped) => {
  expect(groupForReading(text, [6, 8, 4])).toBe(grouped)
})

import { expect, it } from 'vitest'
import { caretAfterFormat } from './caret-after-format.ts'

const inFours = (text: string) => text.replaceAll(' ', '').replace(/(.{4})(?=.)/g, '$1 ')

it('keeps the caret behind the digit just typed in the middle', () => {
  // 12 9|34 5678 → 1293 4567 8, the caret behind the 9
  expect(caretAfterFormat('12934 5678', 3, inFours)).toBe(3)
})

it('steps over the space that typing has just made', () => {
  expect(caretAfterFormat('12345', 5, inFours)).toBe(6)
})

it('stays before the space when the digit behind it was deleted', () => {
  expect(caretAfterFormat('1234 ', 5, inFours)).toBe(4)
})

it('ends behind a pasted text', () => {
  expect(caretAfterFormat('12345678', 8, inFours)).toBe(9)
})

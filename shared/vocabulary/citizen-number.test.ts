import { expect, test } from 'vitest'
import { citizenCheckCharacter, judgeCitizenNumber } from './citizen-number.ts'

const anywhere = () => true
const withCheck = (first17: string) => first17 + citizenCheckCharacter(first17)

test.each([
  ['11010519491231002', 'X'],
  ['44052418800101001', '4'],
  ['91112419810803002', '4'],
  ['81000019940823002', '1'],
])('the check character of %s is %s, as printed in the standards and on specimens', (first17, check) => {
  expect(citizenCheckCharacter(first17)).toBe(check)
})

test('finds every slip of one digit and every swap of two neighbours', () => {
  const number = '11010519491231002X'
  for (let at = 0; at < 17; at++) {
    for (const digit of '0123456789') {
      const slipped = number.slice(0, at) + digit + number.slice(at + 1, 17)
      if (slipped !== number.slice(0, 17)) expect(citizenCheckCharacter(slipped)).not.toBe('X')
    }
    const [one = '', two = ''] = number.slice(at, at + 2)
    const swapped = number.slice(0, at) + two + one + number.slice(at + 2)
    if (one !== two && at < 16) expect(citizenCheckCharacter(swapped.slice(0, 17))).not.toBe('X')
  }
})

test.each([
  ['19000101', '1900-01-01'],
  ['20000229', '2000-02-29'],
  ['19960229', '1996-02-29'],
  ['19491231', '1949-12-31'],
])('reads the birth date %s', (typed, birthDate) => {
  expect(judgeCitizenNumber(withCheck(`440106${typed}123`), anywhere)).toEqual({ birthDate })
})

test.each([
  '19000229',
  '19990229',
  '20010431',
  '18991231',
  '19901301',
  '19900001',
  '19900100',
  '00000101',
  '19900132',
])('nobody was born on %s', (typed) => {
  expect(judgeCitizenNumber(withCheck(`440106${typed}123`), anywhere)).toEqual({
    refusal: 'birth-date-impossible',
  })
})

test('someone born today has a number today, and has none the day before', () => {
  const number = withCheck('44010620260301123')
  expect(judgeCitizenNumber(number, anywhere, '2026-03-01')).toEqual({ birthDate: '2026-03-01' })
  expect(judgeCitizenNumber(number, anywhere, '2026-02-28')).toEqual({ refusal: 'birth-date-impossible' })
  expect(judgeCitizenNumber(number, anywhere)).toEqual({ birthDate: '2026-03-01' })
})

test('names the region first, then the date, then the check character', () => {
  const allWrong = '440106199902301230'
  expect(judgeCitizenNumber(allWrong, () => false)).toEqual({ refusal: 'region-unknown' })
  expect(judgeCitizenNumber(allWrong, anywhere)).toEqual({ refusal: 'birth-date-impossible' })
  expect(judgeCitizenNumber('440106199001011234', anywhere)).toEqual({ refusal: 'check-digit-wrong' })
})

import { describe, expect, it, test } from 'vitest'
import { ageOf, birthDateOf, fullYears, tellsBirthDate } from './age.ts'
import { citizenCheckCharacter } from './citizen-number.ts'

const bornOn = (day: string, region = '440106') => {
  const first17 = `${region}${day.replaceAll('-', '')}001`
  return first17 + citizenCheckCharacter(first17)
}

test.each([
  ['resident-id', bornOn('2012-11-24'), '2012-11-24'],
  ['hk-macau-residence', bornOn('1990-02-28', '810000'), '1990-02-28'],
  ['taiwan-residence', bornOn('1990-02-28', '830000'), '1990-02-28'],
  ['hk-macau-permit', 'H12345678', undefined],
  ['taiwan-permit', '12345678', undefined],
  ['passport', 'E12345678', undefined],
  ['resident-id', '440106', undefined],
] as const)('the number of a %s (%s) tells the birth date %s', (kind, number, birthDate) => {
  expect(birthDateOf({ kind, number })).toBe(birthDate)
  expect(ageOf({ kind, number }, new Date('2026-11-24T04:00:00Z'))).toBe(
    birthDate === undefined ? undefined : fullYears(birthDate, new Date('2026-11-24T04:00:00Z')),
  )
})

it.each([
  ['resident-id', true],
  ['hk-macau-residence', true],
  ['hk-macau-permit', false],
] as const)('is told by the number of whoever has a face route, or asked for: %s', (kind, isTold) => {
  expect(tellsBirthDate(kind)).toBe(isTold)
})

describe('a year of age', () => {
  const at = (time: string) => new Date(`${time}+08:00`)

  it.each([
    ['the day before the birthday', '2026-11-23T23:59:59', 13],
    ['the whole birthday', '2026-11-24T00:00:00', 13],
    ['the birthday’s last moment', '2026-11-24T23:59:59', 13],
    ['the first moment of the day after', '2026-11-25T00:00:00', 14],
  ])('is full on the day after the birthday, by the clocks of China: %s', (_when, time, age) => {
    expect(fullYears('2012-11-24', at(time))).toBe(age)
  })

  it('of who was born on 29 February is full on 1 March, in a leap year too', () => {
    expect(fullYears('2012-02-29', at('2026-02-28T12:00:00'))).toBe(13)
    expect(fullYears('2012-02-29', at('2026-03-01T00:00:00'))).toBe(14)
    expect(fullYears('2012-02-29', at('2028-02-29T12:00:00'))).toBe(15)
    expect(fullYears('2012-02-29', at('2028-03-01T00:00:00'))).toBe(16)
  })

  it('of who was born on the last day of a year is full with the next', () => {
    expect(fullYears('2012-12-31', at('2026-12-31T12:00:00'))).toBe(13)
    expect(fullYears('2012-12-31', at('2027-01-01T00:00:00'))).toBe(14)
  })
})

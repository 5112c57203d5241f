import { expect, it } from 'vitest'
import { standingByFailures, withinFaceFailures } from './face-failures.ts'

const at = (time: string) => new Date(`2026-11-${time}+08:00`).getTime()
const SECOND = 1000
const MINUTE = 60 * SECOND
const noon = at('24T12:00:00.000')
/** So many failures, so far apart. */
const failures = (count: number, apartMs: number, from = noon) =>
  Array.from({ length: count }, (_, place) => from + place * apartMs)

it('pauses for half an hour from the fifth failure within three minutes', () => {
  const five = failures(5, 45 * SECOND)
  const fifth = noon + 3 * MINUTE

  expect(standingByFailures(five.slice(0, 4), fifth)).toEqual({ state: 'open' })
  expect(standingByFailures(five, fifth)).toEqual({ state: 'paused', retryAfterSeconds: 1800 })
  expect(standingByFailures(five, fifth + 30 * MINUTE - 1)).toEqual({ state: 'paused', retryAfterSeconds: 1 })
  expect(standingByFailures(five, fifth + 30 * MINUTE)).toEqual({ state: 'open' })
})

it('does not pause whoever takes longer over five failures', () => {
  expect(standingByFailures(failures(5, 45 * SECOND + 1), noon + 3 * MINUTE + 4)).toEqual({ state: 'open' })
})

it('pauses again after five more', () => {
  const ten = [...failures(5, SECOND, at('23T23:00:00.000')), ...failures(5, SECOND)]
  expect(standingByFailures(ten, noon + MINUTE)).toMatchObject({ state: 'paused' })
})

it('closes after ten failures in a day until midnight in China', () => {
  const ten = failures(10, 10 * MINUTE)

  expect(standingByFailures(ten.slice(1), at('24T14:00:00.000'))).toEqual({ state: 'open' })
  expect(standingByFailures(ten, at('24T14:00:00.000'))).toEqual({
    state: 'closed-today',
    retryAfterSeconds: 10 * 60 * 60,
  })
  expect(standingByFailures(ten, at('24T23:59:59.999'))).toEqual({
    state: 'closed-today',
    retryAfterSeconds: 1,
  })
  expect(standingByFailures(ten, at('25T00:00:00.000'))).toEqual({ state: 'open' })
})

it('counts a day by the calendar in China, not elsewhere', () => {
  const aroundMidnight = failures(10, 10 * MINUTE, at('23T23:10:00.000'))

  expect(standingByFailures(aroundMidnight, at('24T00:50:00.000'))).toEqual({ state: 'open' })
})

it('keeps a pause that outlasts the day', () => {
  const ten = [...failures(5, 20 * MINUTE), ...failures(5, SECOND, at('24T23:50:00.000'))]

  expect(standingByFailures(ten, at('24T23:55:00.000'))).toMatchObject({ state: 'paused' })
  expect(standingByFailures(ten, at('25T00:10:00.000'))).toMatchObject({ state: 'paused' })
  expect(standingByFailures(ten, at('25T00:20:05.000'))).toEqual({ state: 'open' })
})

it('closes after fifty in a row until a person reviews, however long that takes', () => {
  const fifty = failures(50, 24 * 60 * MINUTE)
  const years = at('24T12:00:00.000') + 5 * 365 * 24 * 60 * MINUTE

  expect(standingByFailures(fifty.slice(1), years)).toEqual({ state: 'open' })
  expect(standingByFailures(fifty, years)).toEqual({ state: 'closed-until-reviewed' })
  expect(withinFaceFailures.memorySize).toBeGreaterThanOrEqual(50)
  expect(withinFaceFailures.memoryMs).toBeGreaterThan(years - noon)
  expect(withinFaceFailures.waitMs(fifty, years)).toBeGreaterThan(0)
})

it('lets a failure be recorded only while the route is open', () => {
  expect(withinFaceFailures.waitMs(failures(4, SECOND), noon + MINUTE)).toBe(0)
  expect(withinFaceFailures.waitMs(failures(5, SECOND), noon + MINUTE)).toBe(29 * MINUTE + 4 * SECOND)
})

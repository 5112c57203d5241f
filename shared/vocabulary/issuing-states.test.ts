import { expect, test } from 'vitest'
import { issuingStateName, issuingStates, readIssuingState } from './issuing-states.ts'

test('lists the 249 entries of ISO 3166-1 and ICAO’s own, each once', () => {
  expect(new Set(issuingStates).size).toBe(issuingStates.length)
  expect(issuingStates.length).toBe(249 + 24)
})

test.each(['D', 'GBO', 'GBN', 'UNO', 'XXA', 'XXB', 'XOM', 'USA', 'KOR', 'CHN'])(
  'knows the issuer %s',
  (code) => {
    expect(readIssuingState(` ${code.toLowerCase()}<`.trimEnd())).toBe(code)
  },
)

test('Germany is D, however it is given', () => {
  expect([readIssuingState('D<<'), readIssuingState('DEU'), readIssuingState('deu')]).toEqual(['D', 'D', 'D'])
})

test.each(['', 'XXZ', 'UTO', 'GERMANY', 'US', 'constructor', '\ud800'])('knows no issuer %j', (code) => {
  expect(readIssuingState(code)).toBeUndefined()
})

test('has a Chinese name for every issuer', () => {
  const nameless = issuingStates.filter(
    (code) => !/^[\p{Script=Han}（）·0-9]+$/u.test(issuingStateName(code)),
  )
  expect(nameless).toEqual([])
  expect([issuingStateName('D'), issuingStateName('KOR'), issuingStateName('UNO')]).toEqual([
    '德国',
    '韩国',
    '联合国',
  ])
})

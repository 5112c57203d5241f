import { expect, it } from 'vitest'
import { isMet } from './report.ts'
import { type Fought, limitsOf, rowOf, tally, wordOf } from './takeover-report.ts'

const fought: Fought = {
  attack: 'somebody else’s face',
  answers: ['ok', 'refused: another-person', 'refused: another-person', 'face-route-paused'],
  meanwhile: [],
  waysIn: [],
  holderIn: 'own browser',
}

it.each([
  [{ status: 422, body: { code: 'password-wrong', status: 422 } }, 'password-wrong'],
  [{ status: 200, body: { verdict: 'refused', reason: 'seen-before' } }, 'refused: seen-before'],
  [{ status: 200, body: { state: 'stopped', because: 'overtaken' } }, 'stopped: overtaken'],
  [{ status: 200, body: { state: 'waiting', effectiveAt: '2026-11-26T00:00:00Z' } }, 'waiting'],
  [{ status: 200, body: { outcome: 'signed-in', holder: {} } }, 'signed-in'],
  [{ status: 200, body: { recoveryId: 'a' } }, 'ok'],
  [{ status: 502, body: {} }, '502'],
])('hears %o as «%s»', (answer, word) => {
  expect(wordOf(answer)).toBe(word)
})

it('counts what was said, in the order in which it was said first', () => {
  expect(tally(['b', 'a', 'b'])).toBe('b ×2, a')
})

it('says what stopped an attack, not what let it go on', () => {
  expect(rowOf(fought)).toMatchObject({
    tries: 4,
    'stopped by': 'refused: another-person ×2, face-route-paused',
    'attacker in': 'no',
  })
})

it('is met while nobody else is in and the holder is', () => {
  expect(limitsOf(fought).every(isMet)).toBe(true)
})

it.each([
  ['an attacker who has a way in', { waysIn: ['signs in with the password they chose'] }],
  ['a holder who is shut out', { holderIn: undefined }],
])('misses a limit by %s', (_what, differs) => {
  expect(limitsOf({ ...fought, ...differs }).every(isMet)).toBe(false)
})

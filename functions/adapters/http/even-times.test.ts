import { expect, it } from 'vitest'
import { atEvenTimes, STEP_MS } from './even-times.ts'

const TURN_MS = 0.01

/** A clock that only the act and the waiting move; its timers know whole milliseconds only. */
async function answerAfter(tookMs: number, { ok } = { ok: false }) {
  let at = 0
  const clock = {
    now: () => at,
    pause: async (ms: number) => void (at += Math.trunc(ms)),
    nextTurn: async () => void (at += TURN_MS),
  }
  const act = atEvenTimes(async () => {
    at += tookMs
    return { ok }
  }, clock)
  expect(await act(undefined, undefined)).toEqual({ ok })
  return at
}

it.each([0.1, 3.2, 3.4, 48.3, 49.9])('says no after one step, when it took %d ms', async (ms) => {
  const after = await answerAfter(ms)
  expect(after).toBeGreaterThanOrEqual(STEP_MS)
  expect(after).toBeLessThan(STEP_MS + 2 * TURN_MS)
})

it('says no after another step when the first was not enough', async () => {
  expect(await answerAfter(STEP_MS + 1)).toBeCloseTo(2 * STEP_MS, 1)
})

it('lets whoever is right in at once', async () => {
  expect(await answerAfter(7, { ok: true })).toBe(7)
})

it('keeps to it by the real clock', async () => {
  const act = atEvenTimes(async () => ({ ok: false }))
  const started = performance.now()
  await act(undefined, undefined)
  expect(performance.now() - started).toBeGreaterThanOrEqual(STEP_MS)
})

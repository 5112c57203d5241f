import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'

/** Far longer than what an account that is there costs more: a fifth of a millisecond, to read and open it. */
export const STEP_MS = 50
/** Timers count whole milliseconds, from when the loop last looked at its clock: that would let the rest show through. */
const TIMER_MS = 2

interface Clock {
  now: () => number
  pause: (ms: number) => Promise<unknown>
  nextTurn: () => Promise<unknown>
}
const realClock: Clock = { now: () => performance.now(), pause, nextTurn }

/** A "no" leaves at whole steps after the question came: how long it took in between is nobody's to measure (no oracle). */
export const atEvenTimes =
  <Input, Caller, Outcome extends { ok: boolean }>(
    act: (input: Input, caller: Caller) => Promise<Outcome>,
    clock = realClock,
  ) =>
  async (input: Input, caller: Caller): Promise<Outcome> => {
    const started = clock.now()
    const outcome = await act(input, caller)
    if (!outcome.ok) await untilNextStep(started, clock)
    return outcome
  }

async function untilNextStep(started: number, { now, pause, nextTurn }: Clock) {
  const due = started + Math.ceil((now() - started) / STEP_MS) * STEP_MS
  await pause(Math.max(0, due - now() - TIMER_MS))
  while (now() < due) await nextTurn()
}

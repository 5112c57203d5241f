import { setTimeout as sleep } from 'node:timers/promises'

const TRIES = 6
const FIRST_PAUSE_MS = 25
const LONGEST_PAUSE_MS = 400

/** One pause for each try, growing and with full jitter, so that those who collided do not meet again. */
export function* pauses(tries = TRIES) {
  for (let round = 0; round < tries; round++) {
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** round)
    yield () => (round === tries - 1 ? Promise.resolve() : sleep(Math.random() * longest))
  }
}

const MAY_PASS = new Set([
  'TransactionCanceledException',
  'TransactionInProgressException',
  'TransactionConflictException',
  'IdempotentParameterMismatchException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
])

/** The database understood and will say the same again: not a conflict, not a throttle, not a lost answer. */
const isRefusedForGood = (error: unknown) =>
  error instanceof Error && '$fault' in error && error.$fault === 'client' && !MAY_PASS.has(error.name)

/** Does it until it comes back, for as many tries as `pauses` gives. For acts that are safe to repeat. */
export async function persistently<Value>(act: () => Promise<Value>): Promise<Value> {
  let fault: unknown
  for (const pause of pauses()) {
    try {
      return await act()
    } catch (error) {
      if (isRefusedForGood(error)) throw error
      fault = error
      await pause()
    }
  }
  throw fault
}

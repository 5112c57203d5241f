/** At most `most` in any stretch of `withinMs`. */
export interface Limit {
  most: number
  withinMs: number
}

export type Attempt = { allowed: true; at: Date } | { allowed: false; retryAfterSeconds: number }

/**
 * Counts tries in the database, so that a limit holds across functions and restarts.
 * A try is recorded before it is made: a hundred at once are a hundred tries.
 */
export interface AttemptLog {
  /** @param key what is counted, e.g. `sms:<blind index of the phone>`; holds no personal value in the clear */
  record(key: string, now: Date, judge: JudgeAttempt): Promise<Attempt>
  /** When the tries were that count, oldest first, milliseconds; records none. */
  look(key: string): Promise<readonly number[]>
  /** Takes everything counted under the key back, after a success. */
  clear(key: string): Promise<void>
  /** Takes one try back that was recorded and then could not be made. @param at as recorded */
  takeBack(key: string, at: Date): Promise<void>
}

/** Milliseconds to wait given the earlier tries (oldest first), 0 to allow; and how far back tries matter. */
export interface JudgeAttempt {
  waitMs(earlier: readonly number[], now: number): number
  memoryMs: number
  /** No more than so many tries are remembered. */
  memorySize: number
}

/** Refuses while any of the limits is full. */
export function within(...limits: Limit[]): JudgeAttempt {
  return {
    memoryMs: Math.max(...limits.map((limit) => limit.withinMs)),
    memorySize: Math.max(...limits.map((limit) => limit.most)),
    waitMs: (earlier, now) => Math.max(0, ...limits.map((limit) => waitFor(limit, earlier, now))),
  }
}

function waitFor({ most, withinMs }: Limit, earlier: readonly number[], now: number): number {
  const oldestThatCounts = earlier[earlier.length - most]
  return oldestThatCounts === undefined ? 0 : oldestThatCounts + withinMs - now
}

/**
 * Free tries first, then a delay that doubles with each further try up to a longest one: slows guessing,
 * and never locks the holder out for good (security.md, Wrong passwords).
 */
export function growingDelay({ free, withinMs, firstMs, longestMs }: GrowingDelay): JudgeAttempt {
  return {
    memoryMs: withinMs,
    memorySize: free + 16,
    waitMs(earlier, now) {
      const last = earlier.at(-1)
      if (earlier.length < free || last === undefined) return 0
      const delay = Math.min(longestMs, firstMs * 2 ** (earlier.length - free))
      return Math.max(0, last + delay - now)
    },
  }
}

interface GrowingDelay {
  free: number
  withinMs: number
  firstMs: number
  longestMs: number
}

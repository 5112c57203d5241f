import { type JudgeAttempt, within } from '../domain/attempts.ts'

const MINUTE = 60_000
export const HOUR_MS = 60 * MINUTE
const DAY = 24 * HOUR_MS

/** For the face and the new password together: what the face has proven is fresh. */
export const RECOVERY_LIFE_MS = 30 * MINUTE

/** After the cooling-off: so long the browser that began it may still finish it. */
export const FINISH_WITHIN_MS = 7 * DAY

/** Counted once the code was right. */
export const recoveryLimits = {
  perPhone: within({ most: 10, withinMs: DAY }),
  /** Leaves room for an office behind one address. */
  perAddress: within({ most: 60, withinMs: DAY }),
} as const satisfies Record<string, JudgeAttempt>

/** Of a person whose recovery was stopped: as after so many failures, the face route pauses. */
export const STOP_COUNTS_AS_FAILURES = 5

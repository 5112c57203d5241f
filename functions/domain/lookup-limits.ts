import { type JudgeAttempt, within } from './attempts.ts'

const HOUR = 60 * 60_000

/** What may be asked of the market-supervision registry: it shall not tell a guesser whose number a representative's is. */
export const lookupLimits = {
  perPhone: within({ most: 10, withinMs: 24 * HOUR }),
  /** Leaves room for a service hall behind one address. */
  perAddress: within({ most: 30, withinMs: HOUR }),
} as const satisfies Record<string, JudgeAttempt>

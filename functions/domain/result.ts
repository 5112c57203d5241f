/**
 * A refusal is a "no" we planned for and the person can act on: it is returned.
 * A failure is a fault or an outage: it is thrown, and only the door catches it.
 */
export type Result<Value, Refusal extends string> = Accepted<Value> | Refused<Refusal>

export interface Accepted<Value> {
  ok: true
  value: Value
}
export interface Refused<Refusal extends string> {
  ok: false
  refusal: Refusal
  hint?: RetryHint
}

/** What helps the person to come back at the right moment. */
export interface RetryHint {
  retryAfterSeconds?: number
  triesLeft?: number
}

export const accept = <Value>(value: Value): Accepted<Value> => ({ ok: true, value })
export const refuse = <const Refusal extends string>(refusal: Refusal, hint?: RetryHint): Refused<Refusal> =>
  hint ? { ok: false, refusal, hint } : { ok: false, refusal }

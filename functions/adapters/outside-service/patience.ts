import {
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  type IBackoff,
  type IRetryBackoffContext,
  retry,
  wrap,
} from 'cockatiel'
import { log } from '../log.ts'
import { NoAnswer } from './no-answer.ts'

export interface Patience {
  tries: number
  tryMs: number
  /** From the first try to the end of the last: well under the ten seconds of a Lambda. */
  inAllMs: number
  firstWaitMs: number
  /** A service that asks for a longer wait is not asked again: the person is. */
  longestWaitMs: number
  /** So many tries in a row without an answer, and nobody is asked for a while. */
  opensAfter: number
  leftAloneMs: number
}

/** Repeats what may be repeated, after decorrelated jitter; leaves a service alone that does not answer. Once a process and service. */
export function repeating(service: string, patience: Patience) {
  const breaker = circuitBreaker(
    handleWhen((fault) => fault instanceof NoAnswer && fault.countsAgainstService),
    { breaker: new ConsecutiveBreaker(patience.opensAfter), halfOpenAfter: patience.leftAloneMs },
  )
  breaker.onBreak(() => {
    log.error(`${service}-left-alone`, { ms: patience.leftAloneMs })
  })
  const again = retry(
    handleWhen(
      (fault) => fault instanceof NoAnswer && fault.mayRepeat && fault.retryAfterMs <= patience.longestWaitMs,
    ),
    { maxAttempts: patience.tries - 1, backoff: jitterOrAsAsked(patience) },
  )
  return wrap(again, breaker)
}

type Context = IRetryBackoffContext<unknown>

function jitterOrAsAsked({ firstWaitMs, longestWaitMs }: Patience) {
  const jitter = new ExponentialBackoff<Context>({ initialDelay: firstWaitMs, maxDelay: longestWaitMs })
  const notBefore = (waits: IBackoff<Context>, context: Context): IBackoff<Context> => ({
    duration: Math.max(waits.duration, askedToWait(context)),
    next: (nextContext) => notBefore(waits.next(nextContext), nextContext),
  })
  return { next: (context: Context) => notBefore(jitter.next(), context) }
}

const askedToWait = ({ result }: Context) =>
  'error' in result && result.error instanceof NoAnswer ? result.error.retryAfterMs : 0

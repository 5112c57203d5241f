import { SmsNotSent } from '../../domain/sms-sender.ts'
import { describeFault, log } from '../log.ts'
import { countMetric } from '../metric.ts'

/** Why a network took no message. The first two are matters of the phone; for the others somebody must be woken. */
export type NotSentBecause = 'number-not-reachable' | 'opted-out' | 'throttled' | 'no-money-left' | 'faulty'

/** The same error for every reason, so that no caller can tell the person more than another would. */
export function notSent(because: NotSentBecause, fault: unknown): SmsNotSent {
  const isThePhones = because === 'number-not-reachable' || because === 'opted-out'
  log[isThePhones ? 'warn' : 'error']('sms-not-sent', { because, ...describeFault(fault) })
  if (!isThePhones) countMetric('SmsNotSent')
  return new SmsNotSent(because, { cause: fault })
}

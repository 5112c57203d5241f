import type { Account } from './account.ts'
import { type AttemptLog, within } from './attempts.ts'
import type { SmsBudget } from './sms-budget.ts'
import { languageOf, type SmsMessage } from './sms-message.ts'
import { SmsNotSent, type SmsSender } from './sms-sender.ts'

const DAY = 24 * 60 * 60_000
/** Of each kind: who makes an account tell one thing again and again fills no phone, and silences nothing else. */
const perAccount = within({ most: 10, withinMs: DAY })

export interface TellingPorts {
  sms: SmsSender
  budget: SmsBudget
  attempts: AttemptLog
}

/**
 * Tells the holder by SMS what has just happened to the account; whether the network took it. What happened stands in
 * the history whether or not it did, so nothing is undone for want of a message.
 */
export const tellHolder =
  ({ sms, budget, attempts }: TellingPorts) =>
  async (
    account: Pick<Account, 'id' | 'phone'>,
    message: Exclude<SmsMessage, { kind: 'code' }>,
    now: Date,
  ) => {
    const counted = await attempts.record(`notices:${message.kind}:${account.id}`, now, perAccount)
    if (!counted.allowed || !(await budget.take(now, 'notice'))) return false
    try {
      await sms.send(account.phone, message, languageOf(account.phone))
      return true
    } catch (error) {
      if (error instanceof SmsNotSent) return false
      throw error
    }
  }

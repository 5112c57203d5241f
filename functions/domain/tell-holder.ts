import { type AttemptLog, within } from './attempts.ts'
import type { Notice, NoticeStore } from './notice.ts'
import type { SmsBudget } from './sms-budget.ts'
import { languageOf } from './sms-message.ts'
import { SmsNotSent, type SmsSender } from './sms-sender.ts'

const DAY = 24 * 60 * 60_000
/** Of each kind: who makes an account tell one thing again and again fills no phone, and silences nothing else. */
const perAccount = within({ most: 10, withinMs: DAY })

interface SendingPorts {
  sms: SmsSender
  budget: SmsBudget
  notices: Pick<NoticeStore, 'settle'>
}
export interface TellingPorts extends SendingPorts {
  attempts: AttemptLog
}

/**
 * Tells the holder by SMS what has just happened to the account. What happened stands in the history whether or not the
 * network takes it, so nothing is undone for want of a message; the notice stays, and the clock sends it.
 */
export const tellHolder =
  (ports: TellingPorts) =>
  async (notice: Notice, now: Date): Promise<void> => {
    const { accountId, message } = notice
    const counted = await ports.attempts.record(`notices:${message.kind}:${accountId}`, now, perAccount)
    if (counted.allowed) await sendNotice(ports)(notice, now)
    else await ports.notices.settle(notice)
  }

/** Whether the network took it. */
export const sendNotice =
  ({ sms, budget, notices }: SendingPorts) =>
  async (notice: Notice, now: Date): Promise<boolean> => {
    const { phone, message } = notice
    if (!(await budget.take(now, 'notice'))) return false
    try {
      await sms.send(phone, message, languageOf(phone))
    } catch (error) {
      if (error instanceof SmsNotSent) return false
      throw error
    }
    // Afterwards: who dies in between has the holder told twice, and not never.
    await notices.settle(notice, now)
    return true
  }

import type { LeftOverNotices, NoticeRef } from '../domain/notice.ts'
import type { SmsBudget } from '../domain/sms-budget.ts'
import type { SmsSender } from '../domain/sms-sender.ts'
import { sendNotice } from '../domain/tell-holder.ts'

interface Ports {
  notices: LeftOverNotices
  sms: SmsSender
  budget: SmsBudget
  onFault: (fault: unknown) => void
}

/** As long as one run may take, with some to spare before the function is stopped. */
const RUN_MS = 45_000

/**
 * Sends what whoever made it due could not: the process died before, the network was down, the day's messages were used
 * up. At least once: twice where it dies between message and mark.
 */
export const tellLeftOver =
  (ports: Ports, clock: () => number = Date.now) =>
  async (now: Date) => {
    const stopAt = clock() + RUN_MS
    const count = { told: 0, notSent: 0, failed: 0 }
    const tellAll = async (refs: AsyncIterable<NoticeRef>) => {
      for await (const ref of refs) {
        if (clock() >= stopAt) return
        count[await outcomeOf(ports, ref, now)] += 1
      }
    }
    await Promise.all(ports.notices.leftOver(now).map(tellAll))
    return count
  }

/** A fault with one keeps no other waiting. */
async function outcomeOf(ports: Ports, ref: NoticeRef, now: Date) {
  try {
    const notice = await ports.notices.take(ref, now)
    return notice && (await sendNotice(ports)(notice, now)) ? 'told' : 'notSent'
  } catch (fault) {
    ports.onFault(fault)
    return 'failed'
  }
}

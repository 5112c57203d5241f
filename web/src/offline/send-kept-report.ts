import { sendFaceReport } from '../../../shared/contracts/help.ts'
import type { Call, Refused, RefusalTo } from '../api/call.ts'
import { keepReport, type KeptReport, readKeptReport } from './kept-report.ts'

/** It may still arrive; pressed again, or by itself later. */
export type Trouble = 'offline' | 'unavailable' | 'signed-out'
export type SendTrouble = Refused<Trouble>

interface Services {
  call: Call
  now: () => number
}

let sending: Promise<SendTrouble | undefined> | undefined

/** One at a time in this tab; another tab's has the same key, and is answered the same. */
export function sendKeptReport(services: Services): Promise<SendTrouble | undefined> {
  sending ??= send(services).finally(() => (sending = undefined))
  return sending
}

async function send({ call, now }: Services): Promise<SendTrouble | undefined> {
  const kept = readKeptReport()
  if (kept?.state !== 'waiting') return undefined
  const { report, key, until } = kept
  if (now() >= until) return settle(kept, { state: 'not-sent', why: 'checks-unknown', report })
  const reply = await call(sendFaceReport, report, key)
  // Sent is sent, also where it was deleted here a moment ago.
  if (reply.ok) {
    keepReport({ state: 'sent', ...reply.value })
    return undefined
  }
  const { refusal } = reply
  if (isTrouble(refusal)) return { ...reply, refusal }
  return settle(kept, { state: 'not-sent', why: refusal, report })
}

/** Unless it was deleted meanwhile, or another one was written. */
function settle({ key }: KeptReport & { state: 'waiting' }, outcome: KeptReport) {
  const current = readKeptReport()
  if (current?.state === 'waiting' && current.key === key) keepReport(outcome)
  return undefined
}

const isTrouble = (refusal: RefusalTo<typeof sendFaceReport>): refusal is Trouble =>
  refusal === 'offline' || refusal === 'unavailable' || refusal === 'signed-out'

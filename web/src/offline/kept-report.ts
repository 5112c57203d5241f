import * as z from 'zod/mini'
import { sendFaceReport } from '../../../shared/contracts/help.ts'
import { idempotencyKeySchema } from '../../../shared/contracts/idempotency.ts'
import { isReportKept, REPORT_KEY } from './report-mark.ts'

const DAY = 86_400_000

/** Only what cannot be asked of the server: no name, no number. */
const reportSchema = sendFaceReport.input
export type SentReport = z.infer<typeof reportSchema>

/** Why one cannot be sent as it is. */
const hopelessSchema = z.enum(['checks-unknown', 'consent-outdated', 'remark-too-long', 'too-many-reports'])
export type Hopeless = z.infer<typeof hopelessSchema>

const keptSchema = z.discriminatedUnion('state', [
  /** Sent, again and again, with one key until there is an answer; `until`: then the server has forgotten the checks. */
  z.object({
    state: z.literal('waiting'),
    key: idempotencyKeySchema,
    report: reportSchema,
    until: z.number(),
  }),
  z.object({ state: z.literal('sent'), ticket: z.string(), sentAt: z.iso.datetime() }),
  z.object({ state: z.literal('not-sent'), why: hopelessSchema, report: reportSchema }),
])
export type KeptReport = z.infer<typeof keptSchema>

/** How long the server knows what became of a check. */
export const CHECKS_KNOWN_MS = DAY

export function readKeptReport(): KeptReport | undefined {
  const text = localStorage.getItem(REPORT_KEY)
  if (text === null) return undefined
  const kept = keptSchema.safeParse(parsed(text))
  if (kept.success) return kept.data
  dropReport()
  return undefined
}

export function keepReport(kept: KeptReport) {
  localStorage.setItem(REPORT_KEY, JSON.stringify(kept))
  isReportKept.value = true
}

export function dropReport() {
  localStorage.removeItem(REPORT_KEY)
  isReportKept.value = false
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

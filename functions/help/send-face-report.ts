import { createHash, randomInt } from 'node:crypto'
import type { InputOf } from '../../shared/contracts/endpoint.ts'
import { FACE_REPORT_CONSENT_VERSION, LONGEST_REMARK } from '../../shared/contracts/help.ts'
import type * as contracts from '../../shared/contracts/help.ts'
import { codePoints } from '../../shared/vocabulary/typed-text.ts'
import type { AccountStore } from '../domain/account.ts'
import type { AttemptLog } from '../domain/attempts.ts'
import type { FaceChecks } from '../domain/face-check.ts'
import type { FaceReport } from '../domain/face-report.ts'
import type { Visitor } from '../domain/open-session.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { Recoveries } from '../domain/recovery.ts'
import { accept, refuse } from '../domain/result.ts'
import { countReport } from './count-report.ts'
import { drawTicketNumber } from './draw-ticket-number.ts'
import type { FaceReportStore } from './face-report-store.ts'
import { findFailedChecks } from './find-failed-checks.ts'
import { reportEvent, reportOf } from './report-of.ts'

interface Ports {
  accounts: AccountStore
  recoveries: Pick<Recoveries, 'find'>
  checks: FaceChecks
  attempts: AttemptLog
  reports: FaceReportStore
  personalData: PersonalData
}

type Request = InputOf<typeof contracts.sendFaceReport>

/** Numbers that are another's, one after the other. */
const MOST_DRAWS = 4

/** R23. Whoever repeats a request after a lost answer, a day later too, has sent one report. */
export const sendFaceReport =
  (ports: Ports, draw: (limit: number) => number = randomInt) =>
  async (request: Request, visitor: Visitor) => {
    const { secret, now } = visitor
    if (secret === undefined) throw new Error('this operation is drawn from a key')
    const id = reportIdOf(secret)
    const before = await ports.reports.findSent(id)
    if (before) return accept(shown(before))

    const remark = request.remark.trim()
    if (request.consent !== FACE_REPORT_CONSENT_VERSION) return refuse('consent-outdated')
    if (codePoints(remark).length > LONGEST_REMARK) return refuse('remark-too-long')
    const found = await findFailedChecks(ports)(request.checkIds, visitor)
    if (!found.ok) return found
    const counted = await countReport(ports)(found.value.subject, visitor)
    if (!counted.allowed) return refuse('too-many-reports', { retryAfterSeconds: counted.retryAfterSeconds })

    const drawn = () => reportOf({ id, ticket: drawTicketNumber(now, draw), remark }, found.value, visitor)
    const { sent, isFirst } = await keep(ports.reports, drawn, visitor).catch(async (fault: unknown) => {
      await counted.takeBack()
      throw fault
    })
    if (!isFirst) await counted.takeBack()
    return accept(shown(sent))
  }

const reportIdOf = (secret: string) =>
  createHash('sha256').update(`face-report ${secret}`).digest().subarray(0, 16).toString('base64url')

/** The same request twice at once is one report: the other may have come first. */
async function keep(reports: FaceReportStore, drawn: () => FaceReport, visitor: Visitor) {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const report = drawn()
    if (await reports.add(report, reportEvent(report, visitor))) return { sent: report, isFirst: true }
    const other = await reports.findSent(report.id)
    if (other) return { sent: other, isFirst: false }
  }
  throw new Error('no ticket number is free')
}

const shown = ({ ticket, sentAt }: Pick<FaceReport, 'ticket' | 'sentAt'>) => ({
  ticket,
  sentAt: sentAt.toISOString(),
})

import type { AccountEvent } from '../domain/account-event.ts'
import type { FaceReport } from '../domain/face-report.ts'

export interface FaceReportStore {
  /** What a request has sent before. */
  findSent(id: FaceReport['id']): Promise<Pick<FaceReport, 'ticket' | 'sentAt'> | undefined>
  /** With the line in the account's history, if there is one, all or nothing; false when the ticket is another's, or the report was sent before. */
  add(report: FaceReport, event: AccountEvent | undefined): Promise<boolean>
}

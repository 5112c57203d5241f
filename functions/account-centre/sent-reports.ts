import type { AccountId } from '../domain/account.ts'
import type { FaceReport } from '../domain/face-report.ts'

export interface SentReports {
  /** What the help desk was sent under that number; undefined where it is about anything but this account, or gone. */
  find(accountId: AccountId, ticket: string): Promise<FaceReport | undefined>
}

import { randomInt } from 'node:crypto'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { FACE_REPORT_CONSENT_VERSION } from '../../shared/contracts/help.ts'
import { chinaDay } from '../../shared/vocabulary/china-day.ts'
import { maskIdentityDocument } from '../../shared/vocabulary/identity-document.ts'
import { TICKET_SIGN_COUNT, TICKET_SIGNS, writeTicketNumber } from '../../shared/vocabulary/ticket-number.ts'
import { toTicketItem } from '../adapters/dynamodb/ticket-item.ts'
import { later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { eventId } from '../domain/account-event.ts'
import { facePersonOf } from '../domain/face-person.ts'
import type { FaceReport } from '../domain/face-report.ts'
import { newId } from '../domain/new-id.ts'

const aTicket = (at: Date) => {
  const signs = Array.from({ length: TICKET_SIGN_COUNT }, () => TICKET_SIGNS[randomInt(TICKET_SIGNS.length)])
  return writeTicketNumber(chinaDay(at), signs.join(''))
}

/** As the help desk's room keeps it, with the line in the account's history. */
export async function aSentReport(account: Account, differs: Partial<FaceReport> = {}): Promise<FaceReport> {
  const { sentAt = noon } = differs
  const { name, document } = facePersonOf(account)
  const report: FaceReport = {
    id: newId(),
    ticket: aTicket(sentAt),
    about: { accountId: account.id },
    person: { name, documentKind: document.kind, maskedNumber: maskIdentityDocument(document) },
    device: 'phone',
    browser: 'Chrome',
    system: 'Android 15',
    failures: [{ at: later(sentAt, -MINUTE), reason: 'action-missing', action: 'nod' }],
    remark: '安全帽挡住了额头',
    consent: FACE_REPORT_CONSENT_VERSION,
    sentAt,
    state: 'received',
    ...differs,
  }
  const [db, TableName] = stores.table
  await db.send(new PutCommand({ TableName, Item: await toTicketItem(report, stores.personalData) }))
  await tellOfReport(account, report)
  return report
}

/** The line alone. */
export const tellOfReport = ({ id: accountId }: Account, { ticket, sentAt: at }: FaceReport) =>
  stores.events.add({ id: eventId(at, newId()), accountId, type: 'face-problem-reported', at, ticket })

import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { storedDate, ttlOf } from '../adapters/dynamodb/stored-date.ts'
import { ticketKey } from '../adapters/dynamodb/ticket-key.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { FaceReport, FaceReportStore } from './face-report.ts'

const DAY = 24 * 60 * 60_000

/** As the consent says (shared/agreements/face-report.ts). */
export const REPORT_KEPT_MS = 180 * DAY
/** Longer than a phone keeps a report that waits for a network. */
const REQUEST_KEPT_MS = 7 * DAY

const requestKey = (id: FaceReport['id']) => ({ pk: `TICKET_REQUEST#${id}`, sk: 'TICKET_REQUEST' })

const sentSchema = z.object({ ticket: z.string(), sentAt: storedDate })

export function dynamodbFaceReportStore(
  db: DynamoDBDocumentClient,
  TableName: string,
  personalData: PersonalData,
): FaceReportStore {
  return {
    async findSent(id) {
      const { Item } = await db.send(new GetCommand({ TableName, Key: requestKey(id), ConsistentRead: true }))
      return Item && sentSchema.parse(Item)
    },

    async add(report, event) {
      const { id, ticket, sentAt } = report
      const sent = { ticket, sentAt: sentAt.toISOString(), ttl: ttlAfter(sentAt, REQUEST_KEPT_MS) }
      return writeTogether(db, [
        putNew(TableName, await ticketItem(report, personalData)),
        putNew(TableName, { ...requestKey(id), ...sent }),
        ...(event ? [putNew(TableName, toEventItem(event))] : []),
      ])
    },
  }
}

const putNew = (TableName: string, Item: Record<string, unknown>) => ({
  Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' },
})

const ttlAfter = (at: Date, ms: number) => ttlOf(new Date(at.getTime() + ms))

/** Who it is and what they wrote, sealed in one; the rest tells of no one. */
async function ticketItem(
  { person, phone, remark, about, ...report }: FaceReport,
  personalData: PersonalData,
) {
  const owner = 'accountId' in about ? about.accountId : about.recoveryId
  return {
    ...ticketKey(report.ticket),
    ...report,
    ...about,
    kind: 'face-report',
    sealed: await personalData.seal(owner, 'face-report', JSON.stringify({ person, phone, remark })),
    failures: report.failures.map(({ at, ...why }) => ({ ...why, at: at.toISOString() })),
    sentAt: report.sentAt.toISOString(),
    ttl: ttlAfter(report.sentAt, REPORT_KEPT_MS),
  }
}

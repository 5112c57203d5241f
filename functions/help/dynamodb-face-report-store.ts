import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { storedDate, ttlOf } from '../adapters/dynamodb/stored-date.ts'
import { toTicketItem } from '../adapters/dynamodb/ticket-item.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { FaceReport } from '../domain/face-report.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { FaceReportStore } from './face-report-store.ts'

const DAY = 24 * 60 * 60_000

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
      const forgottenAt = new Date(sentAt.getTime() + REQUEST_KEPT_MS)
      const sent = { ticket, sentAt: sentAt.toISOString(), ttl: ttlOf(forgottenAt) }
      return writeTogether(db, [
        putNew(TableName, await toTicketItem(report, personalData)),
        putNew(TableName, { ...requestKey(id), ...sent }),
        ...(event ? [putNew(TableName, toEventItem(event))] : []),
      ])
    },
  }
}

const putNew = (TableName: string, Item: Record<string, unknown>) => ({
  Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' },
})

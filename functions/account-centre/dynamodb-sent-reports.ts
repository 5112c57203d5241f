import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { ticketKey } from '../adapters/dynamodb/ticket-key.ts'
import { fromAccountsTicket } from '../adapters/dynamodb/ticket-item.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { SentReports } from './sent-reports.ts'

export function dynamodbSentReports(
  db: DynamoDBDocumentClient,
  TableName: string,
  personalData: PersonalData,
): SentReports {
  return {
    async find(accountId, ticket) {
      const { Item } = await db.send(
        new GetCommand({ TableName, Key: ticketKey(ticket), ConsistentRead: true }),
      )
      return Item?.['accountId'] === accountId ? fromAccountsTicket(Item, personalData) : undefined
    },
  }
}

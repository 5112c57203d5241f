import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { AccountEventStore } from '../../domain/account-event.ts'
import { eventKey, fromEventItem, toEventItem } from './account-event-item.ts'

export function dynamodbAccountEventStore(db: DynamoDBDocumentClient, tableName: string): AccountEventStore {
  return {
    async add(event) {
      try {
        await db.send(
          new PutCommand({
            TableName: tableName,
            Item: toEventItem(event),
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        )
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
      }
    },

    async find(accountId, id) {
      const { Item } = await db.send(
        new GetCommand({ TableName: tableName, Key: eventKey(accountId, id), ConsistentRead: true }),
      )
      return Item && fromEventItem(Item)
    },

    async page(accountId, limit, after) {
      const { Items = [] } = await db.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :events)',
          ExpressionAttributeValues: { ':pk': `ACCOUNT#${accountId}`, ':events': 'EVENT#' },
          ExclusiveStartKey: after === undefined ? undefined : eventKey(accountId, after),
          ScanIndexForward: false,
          // One more than asked for tells whether there are older ones.
          Limit: limit + 1,
          ConsistentRead: true,
        }),
      )
      const events = Items.slice(0, limit).map(fromEventItem)
      const last = events.at(-1)
      return Items.length > limit && last ? { events, after: last.id } : { events }
    },
  }
}

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'

const itemSchema = z.object({ version: z.int(), wrapped: z.string() })
export type RingEntry = z.infer<typeof itemSchema>

/** The key ring as it lies in the table: one item a version. */
export function wrappedKeys(db: DynamoDBDocumentClient, tableName: string) {
  return {
    /** Newest first. */
    async all(): Promise<RingEntry[]> {
      const { Items = [] } = await db.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :ring',
          ExpressionAttributeValues: { ':ring': 'KEY_RING' },
          ScanIndexForward: false,
          ConsistentRead: true,
        }),
      )
      return Items.map((item) => itemSchema.parse(item))
    },

    /** Of two who add the same version at once the first one's stays, for both. */
    async add(version: number, wrapped: string) {
      const sk = `VERSION#${String(version).padStart(4, '0')}`
      try {
        await db.send(
          new PutCommand({
            TableName: tableName,
            Item: { pk: 'KEY_RING', sk, version, wrapped, madeAt: new Date().toISOString() },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        )
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
      }
    },
  }
}

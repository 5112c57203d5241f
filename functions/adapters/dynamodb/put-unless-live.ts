import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'

/** Safe to repeat: an item with `expiresAt` that is there and has not expired stays as it is. */
export async function putUnlessLive(
  db: DynamoDBDocumentClient,
  TableName: string,
  Item: { pk: string; sk: string; expiresAt: string },
  now: Date,
) {
  const put = new PutCommand({
    TableName,
    Item,
    ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
    ExpressionAttributeValues: { ':now': now.toISOString() },
  })
  try {
    await db.send(put)
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}

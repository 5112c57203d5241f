import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { newId } from '../../domain/new-id.ts'
import { pauses } from './trying-again.ts'

interface Place {
  db: DynamoDBDocumentClient
  tableName: string
  key: { pk: string; sk: string }
}

/** What to answer, and the item to leave behind if it is to change. */
export interface Decision<Answer> {
  answer: Answer
  item?: object
}

/**
 * Reads an item, decides, and writes only if nobody wrote in between; otherwise decides again on what is there now.
 * A write whose answer got lost is known again by its mark and not done twice.
 * @returns undefined when others kept coming first, after a dozen tries
 */
export async function changeItem<Answer>(
  { db, tableName, key }: Place,
  decide: (item: unknown) => Decision<Answer> | Promise<Decision<Answer>>,
): Promise<Answer | undefined> {
  const mark = newId()
  let written: Answer | undefined
  for (const pause of pauses(12)) {
    const { Item } = await db.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }))
    if (Item?.['mark'] === mark) return written
    const { answer, item } = await decide(Item)
    if (!item) return answer
    written = answer
    if (await write({ ...item, ...key, mark }, Item?.['mark'])) return answer
    await pause()
  }
  return undefined

  async function write(item: object, before: unknown): Promise<boolean> {
    const unchanged =
      before === undefined
        ? // No item, or one that was put whole and nobody has changed since.
          { ConditionExpression: 'attribute_not_exists(mark)' }
        : { ConditionExpression: 'mark = :before', ExpressionAttributeValues: { ':before': before } }
    try {
      await db.send(new PutCommand({ TableName: tableName, Item: { ...item }, ...unchanged }))
      return true
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false
      throw error
    }
  }
}

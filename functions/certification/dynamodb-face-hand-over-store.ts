import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { sessionRenewal } from '../adapters/dynamodb/session-writes.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import {
  faceHandOverKey,
  fromFaceHandOverItem,
  handOverStep,
  toFaceHandOverItem,
} from './dynamodb-face-hand-over-item.ts'
import type { FaceHandOverStore } from './face-hand-over.ts'

export function dynamodbFaceHandOverStore(db: DynamoDBDocumentClient, TableName: string): FaceHandOverStore {
  return {
    async add(handOver) {
      const put = new PutCommand({
        TableName,
        Item: toFaceHandOverItem(handOver),
        ConditionExpression: 'attribute_not_exists(pk)',
      })
      await holds(db.send(put))
    },

    async find(id, how = 'consistently') {
      const get = { TableName, Key: faceHandOverKey(id), ConsistentRead: how === 'consistently' }
      const { Item } = await db.send(new GetCommand(get))
      return Item && fromFaceHandOverItem(Item)
    },

    take(id, takenBy, event) {
      const step = handOverStep(TableName, id, { from: ['waiting'], to: 'taken', inTimeAt: event.at })
      return writeTogether(db, [
        {
          Update: {
            ...step,
            UpdateExpression: `${step.UpdateExpression}, takenBy = :phone`,
            ExpressionAttributeValues: { ...step.ExpressionAttributeValues, ':phone': takenBy },
          },
        },
        { Put: { TableName, Item: toEventItem(event) } },
      ])
    },

    cancel: (id) =>
      holds(
        db.send(
          new UpdateCommand(handOverStep(TableName, id, { from: ['waiting', 'taken'], to: 'cancelled' })),
        ),
      ),

    finish: (id, renewal) =>
      writeTogether(db, [
        { Update: handOverStep(TableName, id, { from: ['certified'], to: 'finished' }) },
        ...sessionRenewal(TableName, renewal),
      ]),
  }
}

/** Whether the condition did. */
async function holds(sending: Promise<unknown>): Promise<boolean> {
  try {
    await sending
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

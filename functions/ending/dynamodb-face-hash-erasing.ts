import { DeleteCommand, type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { FACE_HASHES_VERSION } from '../adapters/dynamodb/face-hashes-item.ts'
import type { AccountId } from '../domain/account.ts'

const itemSchema = z.object({ sk: z.string(), accountId: z.optional(z.string()) })

/** Erases what was kept of the pictures that were shown for an account; what the person showed for another one stays. */
export const dynamodbFaceHashErasing =
  (db: DynamoDBDocumentClient, TableName: string) => async (pk: string, id: AccountId) => {
    let others = 0
    const query = {
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    }
    const remove = (sk: string) => db.send(new DeleteCommand({ TableName, Key: { pk, sk } }))
    for await (const { Items = [] } of paginateQuery({ client: db }, query)) {
      for (const { sk, accountId } of Items.map((item) => itemSchema.parse(item))) {
        if (sk === FACE_HASHES_VERSION) continue
        if (accountId === id) await remove(sk)
        else others += 1
      }
    }
    if (others === 0) await remove(FACE_HASHES_VERSION)
  }

import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import type { FaceChecks } from '../../domain/face-check.ts'
import { faceCheckKey, fromFaceCheckItem } from './face-check-item.ts'

export const dynamodbFaceChecks = (db: DynamoDBDocumentClient, TableName: string): FaceChecks => ({
  async find(id) {
    const { Item } = await db.send(new GetCommand({ TableName, Key: faceCheckKey(id), ConsistentRead: true }))
    return Item && fromFaceCheckItem(Item)
  },
})

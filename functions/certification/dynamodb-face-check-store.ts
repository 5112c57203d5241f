import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { dynamodbFaceChecks } from '../adapters/dynamodb/dynamodb-face-checks.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import {
  faceCheckKey,
  fromFaceCheckItem,
  toFaceCheckItem,
  uploadItem,
} from '../adapters/dynamodb/face-check-item.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { dynamodbFaceHashes } from './dynamodb-face-hashes.ts'
import { judgementItems } from './dynamodb-face-judgement.ts'
import type { FaceCheckStore } from './face-check-store.ts'

export function dynamodbFaceCheckStore(
  db: DynamoDBDocumentClient,
  tableName: string,
  personalData: PersonalData,
): FaceCheckStore {
  const hashes = dynamodbFaceHashes(db, tableName, personalData)
  return {
    async add(check) {
      const put = new PutCommand({
        TableName: tableName,
        Item: toFaceCheckItem(check),
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      })
      try {
        await db.send(put)
        return check
      } catch (error) {
        const there = error instanceof ConditionalCheckFailedException ? error.Item : undefined
        if (!there) throw error
        return fromFaceCheckItem(unmarshall(there))
      }
    },

    ...dynamodbFaceChecks(db, tableName),

    async makeVoid(id) {
      const change = new UpdateCommand({
        TableName: tableName,
        Key: faceCheckKey(id),
        ConditionExpression: '#state = :open',
        UpdateExpression: 'SET #state = :void',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':open': 'open', ':void': 'void' },
      })
      await unlessConditionFails(db.send(change))
    },

    async takeUpload(id, upload) {
      const take = new UpdateCommand({
        TableName: tableName,
        Key: faceCheckKey(id),
        ConditionExpression: '#state = :open OR (#state = :judging AND upload.digest = :digest)',
        // The first arrival counts, however often the same comes again.
        UpdateExpression: 'SET #state = :judging, upload = if_not_exists(upload, :upload)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':open': 'open',
          ':judging': 'judging',
          ':digest': upload.digest,
          ':upload': uploadItem(upload),
        },
        ReturnValues: 'ALL_NEW',
      })
      const taken = await unlessConditionFails(db.send(take))
      return taken?.Attributes && fromFaceCheckItem(taken.Attributes)
    },

    settle: async (check, judgement) =>
      writeTogether(db, [
        ...judgementItems(tableName, check, judgement),
        ...(judgement.shown ? await hashes.keep(check, judgement.shown, judgement.at) : []),
      ]),

    seenBefore: (personKey, butNot) => hashes.read(personKey, butNot),
  }
}

async function unlessConditionFails<Output>(sending: Promise<Output>): Promise<Output | undefined> {
  try {
    return await sending
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined
    throw error
  }
}

import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import {
  FACE_HASHES_VERSION as VERSION,
  faceHashesPartition as partition,
} from '../adapters/dynamodb/face-hashes-item.ts'
import { ttlOf } from '../adapters/dynamodb/stored-date.ts'
import type { FaceCheck } from '../domain/face-check.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { FaceJudgement, SeenBefore } from './face-check-store.ts'
import type { FrameHashes } from './frame-hashes.ts'

const KEPT_MS = 400 * 24 * 60 * 60_000
const DIGITS = 64
/** As many, of 72 frames each, as are compared in a tenth of a second; opening them takes half as long. */
const MOST_CHECKS = 500

/** Sealed with the person's key as owner: of a face, 256 signs say a little. */
const hashesSchema = z.object({ sk: z.string(), sealed: z.string() })
const versionSchema = z.object({ sk: z.literal(VERSION), version: z.int() })
const itemSchema = z.union([versionSchema, hashesSchema])

export function dynamodbFaceHashes(
  db: DynamoDBDocumentClient,
  TableName: string,
  personalData: PersonalData,
) {
  const open = async (personKey: string, sealed: string) =>
    read(await personalData.open(personKey, 'face-hashes', sealed))

  return {
    /** Of what a check has shown, unless another of this person has meanwhile. */
    async keep(
      { id, accountId, drawnAt }: Pick<FaceCheck, 'id' | 'accountId' | 'drawnAt'>,
      { personKey, hashes, version }: NonNullable<FaceJudgement['shown']>,
      at: Date,
    ) {
      const pk = partition(personKey)
      const ttl = ttlOf(new Date(at.getTime() + KEPT_MS))
      const item = {
        pk,
        sk: `${drawnAt.toISOString()}~${id}`,
        sealed: await personalData.seal(personKey, 'face-hashes', write(hashes)),
        accountId,
        ttl,
      }
      return [
        { Put: { TableName, Item: item } },
        {
          Put: {
            TableName,
            Item: { pk, sk: VERSION, version: version + 1, ttl },
            ConditionExpression: version === 0 ? 'attribute_not_exists(pk)' : 'version = :version',
            ...(version > 0 && { ExpressionAttributeValues: { ':version': version } }),
          },
        },
      ]
    },

    async read(personKey: string, butNot: FaceCheck['id']): Promise<SeenBefore> {
      const newestFirst = {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partition(personKey) },
        ScanIndexForward: false,
        ConsistentRead: true,
      }
      const seen: { version: number; sealed: string[] } = { version: 0, sealed: [] }
      for await (const { Items = [] } of paginateQuery({ client: db }, newestFirst)) {
        for (const item of Items.map((each) => itemSchema.parse(each)))
          if ('version' in item) seen.version = item.version
          else if (!item.sk.endsWith(`~${butNot}`)) seen.sealed.push(item.sealed)
        if (seen.sealed.length >= MOST_CHECKS) break
      }
      const sessions = seen.sealed.slice(0, MOST_CHECKS).map((sealed) => open(personKey, sealed))
      return { version: seen.version, sessions: await Promise.all(sessions) }
    },
  }
}

/** A word a frame, in which the face's hash follows the picture's. */
const write = (hashes: readonly FrameHashes[]) =>
  hashes.map(({ picture, face = '' }) => Buffer.from(picture + face, 'hex').toString('base64url')).join(' ')

const read = (text: string): FrameHashes[] =>
  text.split(' ').map((word) => {
    const digits = Buffer.from(word, 'base64url').toString('hex')
    const [picture, face] = [digits.slice(0, DIGITS), digits.slice(DIGITS)]
    return face === '' ? { picture } : { picture, face }
  })

import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import {
  FACE_HASHES_VERSION as VERSION,
  faceHashesPartition as partition,
} from '../adapters/dynamodb/face-hashes-item.ts'
import { ttlOf } from '../adapters/dynamodb/stored-date.ts'
import type { PictureHash } from '../domain/face-engine.ts'
import type { FaceCheck } from '../domain/face-check.ts'
import type { FaceJudgement, SeenBefore } from './face-check-store.ts'

const KEPT_MS = 400 * 24 * 60 * 60_000
const BYTES = 32
/** As many as are compared in a tenth of a second. */
const MOST_CHECKS = 500

const hashesSchema = z.object({ sk: z.string(), hashes: z.instanceof(Uint8Array) })
const versionSchema = z.object({ sk: z.literal(VERSION), version: z.int() })
const itemSchema = z.union([versionSchema, hashesSchema])

/** Keeps what a check has shown, unless another of this person has meanwhile. A hash is 256 signs of a picture's coarsest waves. */
export function keepHashes(
  TableName: string,
  { id, accountId, drawnAt }: FaceCheck,
  { personKey, hashes, version }: NonNullable<FaceJudgement['shown']>,
  at: Date,
) {
  const pk = partition(personKey)
  const ttl = ttlOf(new Date(at.getTime() + KEPT_MS))
  const item = {
    pk,
    sk: `${drawnAt.toISOString()}~${id}`,
    hashes: Buffer.from(hashes.join(''), 'hex'),
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
}

export async function readHashes(
  db: DynamoDBDocumentClient,
  TableName: string,
  personKey: string,
  butNot: FaceCheck['id'],
): Promise<SeenBefore> {
  const newestFirst = {
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': partition(personKey) },
    ScanIndexForward: false,
    ConsistentRead: true,
  }
  const seen: SeenBefore = { version: 0, sessions: [] }
  for await (const { Items = [] } of paginateQuery({ client: db }, newestFirst)) {
    for (const item of Items.map((each) => itemSchema.parse(each)))
      if ('version' in item) seen.version = item.version
      else if (!item.sk.endsWith(`~${butNot}`)) seen.sessions.push(split(item.hashes))
    if (seen.sessions.length >= MOST_CHECKS) break
  }
  return { ...seen, sessions: seen.sessions.slice(0, MOST_CHECKS) }
}

const split = (bytes: Uint8Array): PictureHash[] =>
  Array.from({ length: bytes.length / BYTES }, (_, at) =>
    Buffer.from(bytes.subarray(at * BYTES, (at + 1) * BYTES)).toString('hex'),
  )

import * as z from 'zod/mini'
import { whereaboutsSchema } from '../../shared/contracts/scan-login.ts'
import { storedDate, ttlOf } from '../adapters/dynamodb/stored-date.ts'
import type { AccountId } from '../domain/account.ts'
import type { FaceHandOver } from './face-hand-over.ts'

export const faceHandOverKey = (id: string) => ({ pk: `FACE_HAND_OVER#${id}`, sk: 'FACE_HAND_OVER' })

const itemSchema = z.object({
  pk: z.string(),
  accountId: z.string(),
  epoch: z.int(),
  openedBy: z.object({ browserTag: z.string(), hash: z.string() }),
  state: z.enum(['waiting', 'taken', 'certified', 'finished', 'cancelled']),
  takenBy: z.optional(z.object({ browserTag: z.string(), where: whereaboutsSchema })),
  expiresAt: storedDate,
})

export function fromFaceHandOverItem(item: unknown): FaceHandOver {
  const { pk, accountId, takenBy, ...rest } = itemSchema.parse(item)
  const id = pk.slice('FACE_HAND_OVER#'.length)
  return { id, accountId: accountId as AccountId, ...rest, ...(takenBy && { takenBy }) }
}

// Kept a while past its end, so that whoever handed it over is told what became of it.
const REMEMBERED_MS = 60 * 60_000

export const toFaceHandOverItem = ({ id, expiresAt, ...rest }: FaceHandOver) => ({
  ...faceHandOverKey(id),
  ...rest,
  expiresAt: expiresAt.toISOString(),
  ttl: ttlOf(new Date(expiresAt.getTime() + REMEMBERED_MS)),
})

/** One step as an update whose condition is the legal prior state; the same alone and in a transaction. */
export const handOverStep = (
  TableName: string,
  id: string,
  {
    from,
    to,
    inTimeAt,
  }: { from: readonly FaceHandOver['state'][]; to: FaceHandOver['state']; inTimeAt?: Date },
) => ({
  TableName,
  Key: faceHandOverKey(id),
  ConditionExpression: [
    `#state IN (${from.map((state) => `:${state}`).join(', ')})`,
    ...(inTimeAt ? ['expiresAt > :now'] : []),
  ].join(' AND '),
  UpdateExpression: 'SET #state = :to',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: {
    ...Object.fromEntries(from.map((state) => [`:${state}`, state])),
    ...(inTimeAt && { ':now': inTimeAt.toISOString() }),
    ':to': to,
  },
})

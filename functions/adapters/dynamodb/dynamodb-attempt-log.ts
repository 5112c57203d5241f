import { DeleteCommand, type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { Attempt, AttemptLog } from '../../domain/attempts.ts'
import { changeItem } from './change-item.ts'
import { ttlOf } from './stored-date.ts'

export const attemptsKey = (key: string) => ({ pk: `ATTEMPTS#${key}`, sk: 'ATTEMPTS' })

/** Milliseconds since the epoch, oldest first. */
const itemSchema = z.optional(z.object({ times: z.array(z.number()), ttl: z.number() }))

const CROWDED_OUT = { allowed: false, retryAfterSeconds: 1 } as const

export function dynamodbAttemptLog(db: DynamoDBDocumentClient, tableName: string): AttemptLog {
  return {
    async record(key, now, judge) {
      const at = now.getTime()
      const attempt = await changeItem<Attempt>({ db, tableName, key: attemptsKey(key) }, (item) => {
        const times = itemSchema.parse(item)?.times ?? []
        const earlier = times.filter((time) => time > at - judge.memoryMs)
        const waitMs = judge.waitMs(earlier, at)
        if (waitMs > 0) return { answer: { allowed: false, retryAfterSeconds: Math.ceil(waitMs / 1000) } }
        const remembered = [...earlier, at].sort((a, b) => a - b).slice(-judge.memorySize)
        return {
          answer: { allowed: true, at: now },
          item: { times: remembered, ttl: ttlOf(new Date(at + judge.memoryMs)) },
        }
      })
      return attempt ?? CROWDED_OUT
    },

    async look(key) {
      const { Item } = await db.send(
        new GetCommand({ TableName: tableName, Key: attemptsKey(key), ConsistentRead: true }),
      )
      return itemSchema.parse(Item)?.times ?? []
    },

    async clear(key) {
      await db.send(new DeleteCommand({ TableName: tableName, Key: attemptsKey(key) }))
    },

    async takeBack(key, at) {
      await changeItem({ db, tableName, key: attemptsKey(key) }, (item) => {
        const stored = itemSchema.parse(item)
        const place = stored?.times.lastIndexOf(at.getTime()) ?? -1
        if (!stored || place < 0) return { answer: true }
        return { answer: true, item: { ...stored, times: stored.times.toSpliced(place, 1) } }
      })
    },
  }
}

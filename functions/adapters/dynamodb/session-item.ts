import * as z from 'zod/mini'
import { whereaboutsSchema } from '../../../shared/contracts/scan-login.ts'
import { surfaceSchema } from '../../../shared/contracts/surface.ts'
import type { AccountId } from '../../domain/account.ts'
import { type Session, SESSION_MEMORY_MS, type SessionRef } from '../../domain/session.ts'
import { storedDate, ttlOf } from './stored-date.ts'

export const sessionKey = (accountId: AccountId, { browserTag, hash }: SessionRef) => ({
  pk: `ACCOUNT#${accountId}`,
  sk: `SESSION#${browserTag}#${hash}`,
})

export const methodSchema = z.enum(['pwd', 'sms', 'scan', 'face'])

// What is stored may be older than the code that reads it, so it is parsed, not cast.
const itemSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  // Sessions of before 2026-11-24 have none.
  epoch: z._default(z.int(), 0),
  surface: surfaceSchema,
  methods: z.array(methodSchema),
  where: whereaboutsSchema,
  startedAt: storedDate,
  verifiedAt: storedDate,
  seenAt: storedDate,
  endedAt: z.optional(storedDate),
  earlier: z.optional(z.array(z.string())),
})

export function fromSessionItem(item: unknown): Session {
  const { pk, sk, endedAt, earlier, ...rest } = itemSchema.parse(item)
  const [, browserTag = '', hash = ''] = sk.split('#')
  const accountId = pk.slice('ACCOUNT#'.length) as AccountId
  return { ...rest, accountId, browserTag, hash, ...(endedAt && { endedAt }), ...(earlier && { earlier }) }
}

/** Also for a transaction that opens a session together with something else. */
export const toSessionItem = (session: Session) => ({
  ...sessionKey(session.accountId, session),
  epoch: session.epoch,
  surface: session.surface,
  methods: session.methods,
  where: session.where,
  startedAt: session.startedAt.toISOString(),
  verifiedAt: session.verifiedAt.toISOString(),
  seenAt: session.seenAt.toISOString(),
  endedAt: session.endedAt?.toISOString(),
  earlier: session.earlier,
  ttl: ttlOf(new Date(session.seenAt.getTime() + SESSION_MEMORY_MS)),
})

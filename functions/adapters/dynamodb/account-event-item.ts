import * as z from 'zod/mini'
import { whereaboutsSchema } from '../../../shared/contracts/scan-login.ts'
import { accountEventTypeSchema } from '../../../shared/vocabulary/account-event.ts'
import { faceActionSchema } from '../../../shared/vocabulary/face-action.ts'
import { informationFieldSchema } from '../../../shared/vocabulary/information-field.ts'
import { trustLevelSchema } from '../../../shared/vocabulary/trust-level.ts'
import type { AccountEvent } from '../../domain/account-event.ts'
import type { AccountId } from '../../domain/account.ts'
import { methodSchema } from './session-item.ts'
import { storedDate } from './stored-date.ts'

export const eventKey = (accountId: AccountId, id: string) => ({
  pk: `ACCOUNT#${accountId}`,
  sk: `EVENT#${id}`,
})

export const evidenceSchema = z.object({
  amr: z.array(methodSchema),
  actions: z.array(faceActionSchema),
  likeness: z.number(),
  printRisk: z.number(),
  judge: z.string(),
})

const itemSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  type: accountEventTypeSchema,
  at: storedDate,
  where: z.optional(whereaboutsSchema),
  session: z.optional(z.object({ browserTag: z.string(), hash: z.string() })),
  newBrowser: z.optional(z.literal(true)),
  ended: z.optional(whereaboutsSchema),
  evidence: z.optional(evidenceSchema),
  ticket: z.optional(z.string()),
  changed: z.optional(z.array(informationFieldSchema)),
  levelBefore: z.optional(trustLevelSchema),
  about: z.optional(z.string()),
})

export function fromEventItem(item: unknown): AccountEvent {
  const { pk, sk, session, newBrowser, ticket, changed, levelBefore, about, ...rest } = itemSchema.parse(item)
  const { type, at, where, ended, evidence } = rest
  return {
    id: sk.slice('EVENT#'.length),
    accountId: pk.slice('ACCOUNT#'.length) as AccountId,
    type,
    at,
    ...(where && { where }),
    ...(session && { session }),
    ...(newBrowser && { newBrowser }),
    ...(ended && { ended }),
    ...(evidence && { evidence }),
    ...(ticket !== undefined && { ticket }),
    ...(changed && { changed }),
    ...(levelBefore && { levelBefore }),
    ...(about !== undefined && { about }),
  }
}

/** Also for a transaction that does what the event tells of. */
export const toEventItem = ({ id, accountId, at, session, ...rest }: AccountEvent) => ({
  ...eventKey(accountId, id),
  ...rest,
  at: at.toISOString(),
  session: session && { browserTag: session.browserTag, hash: session.hash },
})

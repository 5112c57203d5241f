import * as z from 'zod/mini'
import { accountEventTypeSchema } from '../vocabulary/account-event.ts'
import { defineEndpoint } from './endpoint.ts'
import { holderSchema } from './holder.ts'
import { whereaboutsSchema } from './scan-login.ts'

export const readAccount = defineEndpoint({
  method: 'GET',
  path: '/api/account',
  caller: 'holder',
  input: z.strictObject({}),
  output: z.object({
    ...holderSchema.shape,
    registeredAt: z.iso.datetime(),
    levelSince: z.iso.datetime(),
    consents: z.array(
      z.object({
        agreement: z.enum(['user-agreement', 'privacy-policy']),
        version: z.string(),
        at: z.iso.datetime(),
      }),
    ),
  }),
  refusals: {},
})

export const accountEventSchema = z.object({
  id: z.string(),
  type: accountEventTypeSchema,
  at: z.iso.datetime(),
  where: z.nullable(whereaboutsSchema),
  /** The sign-in this event tells of can still be ended by «this was not me». */
  canBeDisowned: z.boolean(),
  disowned: z.boolean(),
})
export type AccountEventShown = z.infer<typeof accountEventSchema>

/** Newest first. */
export const readHistory = defineEndpoint({
  method: 'GET',
  path: '/api/account/events',
  caller: 'holder',
  input: z.strictObject({ after: z.optional(z.string().check(z.maxLength(80))) }),
  output: z.object({ events: z.array(accountEventSchema), after: z.nullable(z.string()) }),
  refusals: {},
})

/** «This was not me»: ends the session that this event opened and, on wish, every other but the one in hand. */
export const disownSignIn = defineEndpoint({
  method: 'POST',
  path: '/api/account/events/disown',
  caller: 'holder',
  input: z.strictObject({ eventId: z.string().check(z.maxLength(80)), everywhere: z.boolean() }),
  output: z.object({ sessionsEnded: z.int() }),
  refusals: { 'event-unknown': 404 },
})

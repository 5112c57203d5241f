import * as z from 'zod/mini'
import { accountEventTypeSchema } from '../vocabulary/account-event.ts'
import { identityDocumentKindSchema } from '../vocabulary/identity-document-kind.ts'
import { informationFieldSchema } from '../vocabulary/information-field.ts'
import { trustLevelSchema } from '../vocabulary/trust-level.ts'
import { FACE_AGREEMENT } from './consent.ts'
import { defineEndpoint } from './endpoint.ts'
import { holderSchema } from './holder.ts'
import { smsCodeSchema } from './phone-proof.ts'
import { whereaboutsSchema } from './scan-login.ts'
import { surfaceSchema } from './surface.ts'

const personShownSchema = z.object({
  maskedName: z.string(),
  documentKind: identityDocumentKindSchema,
  maskedNumber: z.string(),
})

export const readAccount = defineEndpoint({
  method: 'GET',
  path: '/api/account',
  caller: 'holder',
  input: z.strictObject({}),
  output: z.object({
    ...holderSchema.shape,
    registeredAt: z.iso.datetime(),
    levelSince: z.iso.datetime(),
    phoneVerifiedAt: z.iso.datetime(),
    /** The phone was not proven for 90 days: it may reset nothing before it is (recycled numbers). */
    isPhoneStale: z.boolean(),
    /** For a unit: who stands for it (R9), and who registered it in their stead (R1). */
    unit: z.nullable(
      z.object({
        representative: personShownSchema,
        agent: z.nullable(z.object({ ...personShownSchema.shape, maskedPhone: z.string() })),
      }),
    ),
    consents: z.array(
      z.object({
        agreement: z.enum(['user-agreement', 'privacy-policy', FACE_AGREEMENT]),
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
  /** A sign-in from a browser that the account had not used before. */
  newBrowser: z.boolean(),
  /** For `session-ended`: where the session was that ended; `where` is where it was ended from. */
  ended: z.nullable(whereaboutsSchema),
  /** For `face-problem-reported`: its number. */
  ticket: z.optional(z.string()),
  /** For `information-changed`: what was corrected, and the level that this put back to L1. */
  changed: z.optional(z.array(informationFieldSchema)),
  levelBefore: z.optional(trustLevelSchema),
  /** The sign-in this event tells of is open still. */
  stillSignedIn: z.boolean(),
  /** «This was not me» is offered: also for a sign-in that is over, whose browser is made a stranger then. */
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

const sessionIdSchema = z.string().check(z.regex(/^[\w-]{22}$/))

/** Where the account is signed in now; the one in hand first, then the latest seen. */
export const readSessions = defineEndpoint({
  method: 'GET',
  path: '/api/account/sessions',
  caller: 'holder',
  input: z.strictObject({}),
  output: z.object({
    sessions: z.array(
      z.object({
        id: sessionIdSchema,
        surface: surfaceSchema,
        where: whereaboutsSchema,
        startedAt: z.iso.datetime(),
        seenAt: z.iso.datetime(),
        isThis: z.boolean(),
      }),
    ),
  }),
  refusals: {},
})

/** Not the one in hand: that is `signOut`. Safe to repeat: one that is over already counts as ended. */
export const endSession = defineEndpoint({
  method: 'POST',
  path: '/api/account/sessions/end',
  caller: 'holder',
  input: z.strictObject({ sessionId: sessionIdSchema }),
  output: z.object({}),
  refusals: { 'session-in-hand': 409 },
})

/** All but the one in hand. */
export const endOtherSessions = defineEndpoint({
  method: 'POST',
  path: '/api/account/sessions/end-others',
  caller: 'holder',
  input: z.strictObject({}),
  output: z.object({ sessionsEnded: z.int() }),
  refusals: {},
})

/** The code of `sendCodeToHolder`: the bound phone is still the holder's. */
export const verifyPhone = defineEndpoint({
  method: 'POST',
  path: '/api/account/phone/verify',
  caller: 'holder',
  input: z.strictObject({ code: smsCodeSchema }),
  output: z.object({ phoneVerifiedAt: z.iso.datetime() }),
  refusals: {
    'signed-in-by-code-only': 403,
    'code-wrong': 422,
    'code-expired': 410,
    'code-tries-spent': 429,
  },
})

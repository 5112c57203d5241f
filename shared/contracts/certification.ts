import * as z from 'zod/mini'
import { accountKindSchema } from '../vocabulary/account-kind.ts'
import { bodyPartSchema, faceActionSchema } from '../vocabulary/face-action.ts'
import { refusedReasonSchema, tryAgainReasonSchema } from '../vocabulary/face-verdict.ts'
import { identityDocumentKindSchema } from '../vocabulary/identity-document-kind.ts'
import { trustLevelSchema } from '../vocabulary/trust-level.ts'
import { defineEndpoint } from './endpoint.ts'
import { handOverTicketSchema } from './face-hand-over.ts'
import { holderSchema } from './holder.ts'
import { recoveryIdSchema } from './recovery-id.ts'

/**
 * Whose check it is: with a ticket, of the account that was handed over to this browser; with a recovery, of whoever its
 * form named (R16); with neither, of whoever is signed in. Nobody of all these is answered `not-signed-in`, as the door
 * does.
 */
const subject = { handOver: z.optional(handOverTicketSchema), recovery: z.optional(recoveryIdSchema) }
const noSubject = {
  'hand-over-unknown': 404,
  'hand-over-expired': 410,
  'hand-over-over': 409,
  'recovery-unknown': 404,
  'recovery-expired': 410,
  /** Its face has passed, or it was stopped. */
  'recovery-over': 409,
} as const

/** Whether the face route is open to the account now (security.md, Face check); `document`: R10. */
const standingSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open') }),
  z.object({ state: z.literal('certified') }),
  z.object({ state: z.literal('document-has-none') }),
  z.object({ state: z.literal('paused'), retryAfterSeconds: z.int() }),
  z.object({ state: z.literal('closed-today'), retryAfterSeconds: z.int() }),
  z.object({ state: z.literal('closed-until-reviewed') }),
])
export type FaceStanding = z.infer<typeof standingSchema>

/** All that the page needs before it asks for anything. */
export const readFaceRoute = defineEndpoint({
  method: 'GET',
  path: '/api/face-checks/route',
  caller: 'anyone',
  input: z.strictObject(subject),
  output: z.object({
    accountKind: accountKindSchema,
    /** As in `holderSchema`: a unit's in full, a person's masked. */
    accountName: z.string(),
    /** Null for a recovery: whether there is such an account is not told. */
    level: z.nullable(trustLevelSchema),
    /** Whose face it has to be: the holder, or the unit's legal representative (R9). */
    person: z.object({
      maskedName: z.string(),
      documentKind: identityDocumentKindSchema,
      maskedNumber: z.string(),
    }),
    standing: standingSchema,
    /** To the version in force; null where there is none, or an older one. */
    consentedAt: z.nullable(z.iso.datetime()),
    /** By the birth date in the document's number, where it has one. */
    isUnder14: z.boolean(),
  }),
  refusals: noSubject,
})

/** 《粤建通人脸识别功能协议》. Under 14 a guardian gives it (PIPL art. 31). Safe to repeat. */
export const agreeToFaceRecognition = defineEndpoint({
  method: 'POST',
  path: '/api/face-consents',
  caller: 'anyone',
  input: z.strictObject({
    ...subject,
    /** That was on the screen. */
    version: z.string().check(z.maxLength(10)),
    givenBy: z.discriminatedUnion('who', [
      z.strictObject({ who: z.literal('person-of-14-or-over') }),
      z.strictObject({
        who: z.literal('guardian'),
        name: z.string().check(z.maxLength(200)),
        documentKind: identityDocumentKindSchema,
        documentNumber: z.string().check(z.maxLength(64)),
        issuingState: z.optional(z.string().check(z.maxLength(3))),
      }),
    ]),
  }),
  output: z.object({ consentedAt: z.iso.datetime() }),
  refusals: {
    ...noSubject,
    'consent-outdated': 409,
    'guardian-needed': 422,
    'guardian-not-valid': 422,
  },
})

/** The level stays; until it is given again there is no face check, and one that is under way is void. Safe to repeat. */
export const withdrawFaceConsent = defineEndpoint({
  method: 'POST',
  path: '/api/face-consents/withdraw',
  caller: 'holder',
  input: z.strictObject({}),
  output: z.object({}),
  refusals: {},
})

export const checkIdSchema = z.string().check(z.regex(/^[\w-]{22}$/))

const routeClosed = {
  'already-certified': 409,
  'no-face-route': 403,
  'consent-needed': 403,
  'face-route-paused': 429,
  'face-route-closed-today': 429,
  'face-route-closed-until-reviewed': 403,
} as const

/** Draws what this session is asked for; from here on it has three minutes. */
export const startFaceCheck = defineEndpoint({
  method: 'POST',
  path: '/api/face-checks',
  caller: 'anyone',
  creates: 'derived',
  input: z.strictObject({
    ...subject,
    /** `recover` goes with a recovery, and with nothing else. */
    purpose: z.enum(['certify', 'recover']),
    /** What the person's body cannot do. */
    excluded: z.array(bodyPartSchema).check(z.maxLength(4)),
    /** The check whose draw the person did not want; it is void now. */
    insteadOf: z.optional(checkIdSchema),
  }),
  output: z.object({
    checkId: checkIdSchema,
    actions: z.array(faceActionSchema),
    expiresInMs: z.int(),
  }),
  refusals: { ...noSubject, ...routeClosed, 'nothing-left-to-ask': 422, 'too-many-draws': 429 },
})

/** Frames an upload may hold: all a judge looks at, of a size no 320×320 JPEG needs. */
const MOST_FRAMES = 72
const LARGEST_FRAME_BASE64 = 40_000

/**
 * Judged once, from the frames alone: what else a request may carry is not read. The same frames with the same key are
 * answered the same; others for a check that was judged are refused. After `authority-unavailable` the same may be sent
 * again.
 */
export const judgeFaceCheck = defineEndpoint({
  method: 'POST',
  path: '/api/face-checks/judge',
  caller: 'anyone',
  creates: 'kept',
  upload: { largestBytes: 3 * 1024 * 1024 },
  input: z.object({
    ...subject,
    checkId: checkIdSchema,
    frames: z
      .array(
        z.object({
          /** Milliseconds by the phone's clock, which may begin anywhere. */
          at: z.number(),
          /** Base64; 320×320, unmirrored. */
          jpeg: z.string().check(z.maxLength(LARGEST_FRAME_BASE64), z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
        }),
      )
      .check(z.maxLength(MOST_FRAMES)),
  }),
  output: z.discriminatedUnion('verdict', [
    /** `holder`: null on a phone it was handed over to, and for a recovery, which goes on with `claimRecovery`. */
    z.object({ verdict: z.literal('certified'), holder: z.nullable(holderSchema) }),
    z.object({
      verdict: z.literal('try-again'),
      reason: tryAgainReasonSchema,
      /** Which was missing, or was done unasked. */
      action: z.optional(faceActionSchema),
      /** Running, this one included. */
      failures: z.int(),
      standing: standingSchema,
    }),
    z.object({
      verdict: z.literal('refused'),
      reason: refusedReasonSchema,
      failures: z.int(),
      standing: standingSchema,
    }),
  ]),
  refusals: {
    ...noSubject,
    ...routeClosed,
    'check-unknown': 404,
    /** Judged already, with other frames; or void, for another was drawn instead. */
    'check-over': 409,
    'authority-unavailable': 503,
  },
})

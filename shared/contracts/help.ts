import * as z from 'zod/mini'
import { deviceSchema } from '../vocabulary/device.ts'
import { faceFailureSchema } from '../vocabulary/face-failure.ts'
import { identityDocumentKindSchema } from '../vocabulary/identity-document-kind.ts'
import { ticketNumberSchema } from '../vocabulary/ticket-number.ts'
import { checkIdSchema } from './certification.ts'
import { defineEndpoint } from './endpoint.ts'

/** What the person agrees to when they send it; the text is in `shared/agreements/face-report.ts`. */
export const FACE_REPORT_CONSENT_VERSION = '2026-11-25'

export const MOST_FAILURES_REPORTED = 10
export const LONGEST_REMARK = 500

const isFilledIn = {
  /** Of whose face it had to be (R9). */
  person: z.object({
    maskedName: z.string(),
    documentKind: identityDocumentKindSchema,
    maskedNumber: z.string(),
  }),
  /** Of a recovery: the phone that it has proven, on which the help desk rings. */
  maskedPhone: z.optional(z.string()),
  device: deviceSchema,
  browser: z.string(),
  system: z.string(),
  /** As the server judged them, oldest first. */
  failures: z.array(faceFailureSchema),
}

/**
 * R23: what a report of these checks will say, before it is sent. They are this browser's: of the account that is signed
 * in, of one that was handed over to it, or of a recovery that was begun in it. Nobody signed in is answered `not-signed-in` where somebody has to be.
 */
export const readFaceReport = defineEndpoint({
  method: 'GET',
  path: '/api/help/face-reports/draft',
  caller: 'anyone',
  input: z.strictObject({
    /** Their ids, with a dot between. */
    checkIds: z.string().check(z.regex(/^[\w-]{22}(\.[\w-]{22}){0,9}$/)),
  }),
  output: z.object(isFilledIn),
  refusals: { 'checks-unknown': 404 },
})

/** To the help desk. Nothing but the remark is the caller's: the rest the server knows. */
export const sendFaceReport = defineEndpoint({
  method: 'POST',
  path: '/api/help/face-reports',
  caller: 'anyone',
  creates: 'derived',
  input: z.strictObject({
    checkIds: z.array(checkIdSchema).check(z.minLength(1), z.maxLength(MOST_FAILURES_REPORTED)),
    /** Empty where there is nothing to add; `LONGEST_REMARK` characters. */
    remark: z.string().check(z.maxLength(2 * LONGEST_REMARK)),
    /** `FACE_REPORT_CONSENT_VERSION` that was on the screen. */
    consent: z.string().check(z.maxLength(10)),
  }),
  output: z.object({ ticket: ticketNumberSchema, sentAt: z.iso.datetime() }),
  refusals: {
    /** None of this browser and account; or a day has passed, and nothing is known of them any more. */
    'checks-unknown': 404,
    'consent-outdated': 409,
    'remark-too-long': 422,
    'too-many-reports': 429,
  },
})

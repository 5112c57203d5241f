import * as z from 'zod/mini'
import { faceActionSchema } from './face-action.ts'
import { refusedReasonSchema, tryAgainReasonSchema } from './face-verdict.ts'

/** Why a check did not pass. */
export const faceFailureReasonSchema = z.union([tryAgainReasonSchema, refusedReasonSchema])
export type FaceFailureReason = z.infer<typeof faceFailureReasonSchema>

/** One check that did not pass, as a page is told of it. */
export const faceFailureSchema = z.object({
  at: z.iso.datetime(),
  reason: faceFailureReasonSchema,
  /** Which was missing, or was done unasked. */
  action: z.optional(faceActionSchema),
})

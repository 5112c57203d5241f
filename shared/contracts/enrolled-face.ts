import * as z from 'zod/mini'

const LARGEST_PORTRAIT_BASE64 = Math.ceil((1024 * 1024) / 3) * 4

/** What a person who tries the product at home gives of themselves, on their own machine. */
export const enrolmentSchema = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  /** The kinds that have a face route (R10). */
  documentKind: z.enum(['resident-id', 'hk-macau-permit', 'hk-macau-residence']),
  /** Canonical, as `parseIdentityDocument` gives it. */
  documentNumber: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Base64 of a JPEG (its first three bytes are always /9j/) of at most 1 MB. */
  portrait: z.string().check(z.maxLength(LARGEST_PORTRAIT_BASE64), z.regex(/^\/9j\/[A-Za-z0-9+/]+={0,2}$/)),
})
export type Enrolment = z.infer<typeof enrolmentSchema>

/** One file of the folder that the local start keeps and the demonstration's authority reads. */
export const enrolledFaceSchema = z.extend(enrolmentSchema, {
  id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  enrolledAt: z.iso.datetime(),
})
export type EnrolledFace = z.infer<typeof enrolledFaceSchema>

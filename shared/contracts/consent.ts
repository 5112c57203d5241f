import * as z from 'zod/mini'

/** The versions now in force (R2). A changed text is a new version here (agreements.test.ts holds them together), ticked anew at the next sign-in. */
export const agreementVersions = {
  'user-agreement': '2026-11-01',
  'privacy-policy': '2026-11-25',
} as const
export type Agreement = keyof typeof agreementVersions

/** What the person ticked: the versions that were on their screen. */
export const consentsSchema = z.strictObject({
  'user-agreement': z.string().check(z.maxLength(10)),
  'privacy-policy': z.string().check(z.maxLength(10)),
})
export type Consents = z.infer<typeof consentsSchema>

/** 《粤建通人脸识别功能协议》 (R8): given by itself, and withdrawn by itself. */
export const FACE_AGREEMENT = 'face-recognition'
/** The text is in `shared/agreements/face-recognition.ts`. */
export const FACE_AGREEMENT_VERSION = '2026-11-27'

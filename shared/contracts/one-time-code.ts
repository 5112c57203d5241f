import * as z from 'zod/mini'
import { messageLanguageSchema } from '../vocabulary/message-language.ts'
import { defineEndpoint } from './endpoint.ts'
import { gravePurposeSchema } from './holder-proof.ts'
import { typedPhoneSchema } from './phone-proof.ts'

/** Asked for by anyone, with a captcha. */
const openPurposes = ['register', 'sign-in', 'reset-password', 'recover', 'leave'] as const
/** Asked for by whoever is signed in, to the bound phone. */
const holdersPurposes = ['verify-phone', ...gravePurposeSchema.options] as const

/** What a code is for: a code sent for one purpose opens nothing else. */
export const codePurposeSchema = z.enum([...openPurposes, ...holdersPurposes, 'new-phone'])
export type CodePurpose = z.infer<typeof codePurposeSchema>
export type OpenCodePurpose = (typeof openPurposes)[number]

const captchaIdSchema = z.string().check(z.regex(/^[\w-]{22}$/))

const drawn = { captchaId: captchaIdSchema, expiresInSeconds: z.int() }

/** Answers one sending, whichever form it has. */
export const drawCaptcha = defineEndpoint({
  method: 'POST',
  path: '/api/captchas',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({ form: z.enum(['picture', 'sound']) }),
  output: z.discriminatedUnion('form', [
    /** An SVG document with characters to read. */
    z.object({ form: z.literal('picture'), picture: z.string(), ...drawn }),
    /** A WAV file, base64, that says six digits in Mandarin. */
    z.object({ form: z.literal('sound'), sound: z.string(), ...drawn }),
  ]),
  refusals: { 'too-many-requests': 429 },
})

export const sendCode = defineEndpoint({
  method: 'POST',
  path: '/api/one-time-codes',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({
    purpose: z.enum(openPurposes),
    phone: typedPhoneSchema,
    captchaId: captchaIdSchema,
    captchaAnswer: z.string().check(z.maxLength(16)),
    /** Without it: what people with such a phone number most likely read. */
    language: z.optional(messageLanguageSchema),
  }),
  output: z.object({
    maskedPhone: z.string(),
    expiresInSeconds: z.int(),
    resendAfterSeconds: z.int(),
  }),
  refusals: {
    'phone-not-valid': 422,
    'captcha-wrong': 422,
    'sent-too-often': 429,
    'sms-not-sent': 502,
    'sms-budget-spent': 503,
  },
})

/**
 * To the bound phone of whoever is signed in: no phone to type, and so no captcha. `signed-in-by-code-only`, for
 * `verify-phone` alone (every other purpose asks for the password too): a phone not proven for 90 days may be somebody
 * else's now, who signed in with nothing but that phone, or by a scan from there.
 */
export const sendCodeToHolder = defineEndpoint({
  method: 'POST',
  path: '/api/one-time-codes/holder',
  caller: 'holder',
  creates: 'kept',
  input: z.strictObject({ purpose: z.enum(holdersPurposes) }),
  output: sendCode.output,
  refusals: {
    'signed-in-by-code-only': 403,
    'sent-too-often': 429,
    'sms-not-sent': 502,
    'sms-budget-spent': 503,
  },
})

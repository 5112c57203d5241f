import * as z from 'zod/mini'
import { defineEndpoint } from './endpoint.ts'
import { smsCodeSchema, typedPhoneSchema } from './phone-proof.ts'

const resetIdSchema = z.string().check(z.regex(/^[\w-]{22}$/))

/**
 * R18: proves the bound phone. An unknown number and a phone that is another's get one answer, and only after the code
 * was right. `phone-not-verified-lately`: nobody proved this phone for 90 days, the number may be somebody else's now,
 * and the account does not know this browser either.
 */
export const startPasswordReset = defineEndpoint({
  method: 'POST',
  path: '/api/password-resets',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({
    documentNumber: z.string().check(z.minLength(1), z.maxLength(64)),
    phone: typedPhoneSchema,
    code: smsCodeSchema,
  }),
  output: z.object({ resetId: resetIdSchema, expiresInSeconds: z.int() }),
  refusals: {
    'phone-not-valid': 422,
    'code-wrong': 422,
    'code-expired': 410,
    'code-tries-spent': 429,
    'number-or-phone-wrong': 422,
    'phone-not-verified-lately': 403,
    'too-many-tries': 429,
  },
})

/** Sets the password and ends every session, in one write. Safe to repeat with the same id and password. */
export const completePasswordReset = defineEndpoint({
  method: 'POST',
  path: '/api/password-resets/complete',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({ resetId: resetIdSchema, password: z.string().check(z.maxLength(512)) }),
  output: z.object({
    maskedPhone: z.string(),
    /** The account was signed in here as well, and is no longer. */
    signedOutHere: z.boolean(),
  }),
  refusals: {
    'reset-unknown': 404,
    'reset-expired': 410,
    'password-too-short': 422,
    'password-too-long': 422,
    'password-too-common': 422,
    'password-tells-who-you-are': 422,
  },
})

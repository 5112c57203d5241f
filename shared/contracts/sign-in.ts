import * as z from 'zod/mini'
import { consentsSchema } from './consent.ts'
import { defineEndpoint } from './endpoint.ts'
import { holderSchema } from './holder.ts'
import { smsCodeSchema, typedPhoneSchema } from './one-time-code.ts'

/** R15: document number (or USCC) and password. One answer for a wrong number and a wrong password. */
export const signInByPassword = defineEndpoint({
  method: 'POST',
  path: '/api/sign-in/password',
  caller: 'anyone',
  input: z.strictObject({
    documentNumber: z.string().check(z.minLength(1), z.maxLength(64)),
    password: z.string().check(z.minLength(1), z.maxLength(512)),
    consents: consentsSchema,
  }),
  output: holderSchema,
  refusals: { 'consent-outdated': 409, 'number-or-password-wrong': 422, 'too-many-tries': 429 },
})

/** R15: phone number and SMS code. `no-account-for-phone` comes only once the code was right. */
export const signInByCode = defineEndpoint({
  method: 'POST',
  path: '/api/sign-in/code',
  caller: 'anyone',
  input: z.strictObject({ phone: typedPhoneSchema, code: smsCodeSchema, consents: consentsSchema }),
  output: holderSchema,
  refusals: {
    'consent-outdated': 409,
    'phone-not-valid': 422,
    'code-wrong': 422,
    'code-expired': 410,
    'code-tries-spent': 429,
    'no-account-for-phone': 404,
  },
})

export const signOut = defineEndpoint({
  method: 'POST',
  path: '/api/sign-out',
  caller: 'anyone',
  input: z.strictObject({}),
  output: z.object({}),
  refusals: {},
})

/** Who is signed in here; `null` for nobody. */
export const readSession = defineEndpoint({
  method: 'GET',
  path: '/api/session',
  caller: 'anyone',
  input: z.strictObject({}),
  output: z.object({ holder: z.nullable(holderSchema) }),
  refusals: {},
})

import * as z from 'zod/mini'
import { consentsSchema } from './consent.ts'
import { defineEndpoint } from './endpoint.ts'
import { holderSchema } from './holder.ts'

/** R15: document number (or USCC) and password. One answer for a wrong number and a wrong password. */
export const signInByPassword = defineEndpoint({
  method: 'POST',
  path: '/api/sign-in/password',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({
    documentNumber: z.string().check(z.minLength(1), z.maxLength(64)),
    password: z.string().check(z.minLength(1), z.maxLength(512)),
    consents: consentsSchema,
  }),
  output: holderSchema,
  refusals: { 'consent-outdated': 409, 'number-or-password-wrong': 422, 'too-many-tries': 429 },
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

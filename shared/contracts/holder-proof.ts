import * as z from 'zod/mini'
import { defineEndpoint } from './endpoint.ts'
import { smsCodeSchema } from './phone-proof.ts'

/** What the holder is about to do: a proof for one opens no other. */
export const gravePurposeSchema = z.enum(['change-phone', 'edit-information', 'leave'])
export type GravePurpose = z.infer<typeof gravePurposeSchema>

export const proofIdSchema = z.string().check(z.regex(/^[\w-]{22}$/))

/** How whatever asks for a proof says that there is none: made up, another's, for something else, used up; or too old. */
export const proofRefusals = { 'proof-unknown': 404, 'proof-expired': 410 } as const

/**
 * Full re-authentication before a grave act (security.md, Secrets and sessions): the password, and the code that
 * `sendCodeToHolder` sent to the bound phone for that purpose. The proof counts for one act in this very sign-in.
 */
export const proveHolder = defineEndpoint({
  method: 'POST',
  path: '/api/account/proofs',
  caller: 'holder',
  creates: 'kept',
  input: z.strictObject({
    purpose: gravePurposeSchema,
    password: z.string().check(z.minLength(1), z.maxLength(512)),
    code: smsCodeSchema,
  }),
  output: z.object({ proofId: proofIdSchema, expiresInSeconds: z.int() }),
  refusals: {
    'password-wrong': 422,
    'too-many-tries': 429,
    'code-wrong': 422,
    'code-expired': 410,
    'code-tries-spent': 429,
  },
})

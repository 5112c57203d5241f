import * as z from 'zod/mini'
import { defineEndpoint } from './endpoint.ts'
import { holderSchema } from './holder.ts'
import { proofIdSchema, proofRefusals } from './holder-proof.ts'
import { smsCodeSchema, typedPhoneSchema } from './phone-proof.ts'

/**
 * R19, for whoever is not signed in: number, password, and the code of `sendCode` to the bound phone prove the holder
 * anew. `not-proven` never says which of them is wrong, nor whether there is such an account.
 */
export const startDeregistration = defineEndpoint({
  method: 'POST',
  path: '/api/deregistrations',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({
    documentNumber: z.string().check(z.minLength(1), z.maxLength(64)),
    password: z.string().check(z.minLength(1), z.maxLength(512)),
    phone: typedPhoneSchema,
    code: smsCodeSchema,
  }),
  output: z.discriminatedUnion('state', [
    /** Whose account it is, and the proof that `confirmDeregistration` asks for. */
    z.object({
      state: z.literal('proven'),
      holder: holderSchema,
      proofId: proofIdSchema,
      expiresInSeconds: z.int(),
    }),
    /** It was asked for before, and not undone since. */
    z.object({ state: z.literal('leaving'), holder: holderSchema, endsAt: z.iso.datetime() }),
  ]),
  refusals: {
    'phone-not-valid': 422,
    'code-wrong': 422,
    'code-expired': 410,
    'code-tries-spent': 429,
    'not-proven': 422,
    'too-many-tries': 429,
  },
})

/**
 * Ends every session at once, and the account in seven days unless its holder signs in before. With the proof of
 * `startDeregistration`, or with that of `proveHolder` for `leave`. Safe to repeat with the same proof.
 */
export const confirmDeregistration = defineEndpoint({
  method: 'POST',
  path: '/api/deregistrations/confirm',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({ proofId: proofIdSchema }),
  output: z.object({
    endsAt: z.iso.datetime(),
    maskedPhone: z.string(),
    /** The account was signed in here as well, and is no longer. */
    signedOutHere: z.boolean(),
  }),
  refusals: proofRefusals,
})

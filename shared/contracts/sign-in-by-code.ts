import * as z from 'zod/mini'
import { accountKindSchema } from '../vocabulary/account-kind.ts'
import { consentsSchema } from './consent.ts'
import { defineEndpoint } from './endpoint.ts'
import { holderSchema } from './holder.ts'
import { smsCodeSchema, typedPhoneSchema } from './phone-proof.ts'

/** The server's word, for this browser and phone, that the code was right: `<expires at>.<mac>`. */
const choiceSchema = z.string().check(z.regex(/^\d{13}\.[\w-]{22}$/))

/**
 * R15: phone number and SMS code. `no-account-for-phone` comes only once the code was right; so does the choice, where
 * the phone is bound to a personal and to a unit account (R5).
 */
export const signInByCode = defineEndpoint({
  method: 'POST',
  path: '/api/sign-in/code',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({ phone: typedPhoneSchema, code: smsCodeSchema, consents: consentsSchema }),
  output: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('signed-in'), holder: holderSchema }),
    z.object({
      outcome: z.literal('choose'),
      choice: choiceSchema,
      expiresInSeconds: z.int(),
      accounts: z.array(z.object({ accountKind: accountKindSchema, maskedName: z.string() })),
    }),
  ]),
  refusals: {
    'consent-outdated': 409,
    'phone-not-valid': 422,
    'code-wrong': 422,
    'code-expired': 410,
    'code-tries-spent': 429,
    'no-account-for-phone': 404,
  },
})

/** Goes on from `choose`, in the same browser, within its time. */
export const chooseAccount = defineEndpoint({
  method: 'POST',
  path: '/api/sign-in/choice',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({
    choice: choiceSchema,
    phone: typedPhoneSchema,
    accountKind: accountKindSchema,
    consents: consentsSchema,
  }),
  output: holderSchema,
  refusals: { 'consent-outdated': 409, 'choice-expired': 410 },
})

import * as z from 'zod/mini'
import { messageLanguageSchema } from '../vocabulary/message-language.ts'
import { defineEndpoint } from './endpoint.ts'
import { holderSchema } from './holder.ts'
import { proofIdSchema, proofRefusals } from './holder-proof.ts'
import { sendCode } from './one-time-code.ts'
import { smsCodeSchema, typedPhoneSchema } from './phone-proof.ts'

/** To the phone that is to be bound, with a proof for `change-phone`: whoever has that needs no captcha. */
export const sendCodeToNewPhone = defineEndpoint({
  method: 'POST',
  path: '/api/one-time-codes/new-phone',
  caller: 'holder',
  creates: 'kept',
  input: z.strictObject({
    proofId: proofIdSchema,
    phone: typedPhoneSchema,
    language: z.optional(messageLanguageSchema),
  }),
  output: sendCode.output,
  refusals: {
    ...proofRefusals,
    'phone-not-valid': 422,
    'phone-unchanged': 409,
    'sent-too-often': 429,
    'sms-not-sent': 502,
    'sms-budget-spent': 503,
  },
})

/**
 * R19: the old phone is bound until this is done. Ends every session, and opens the one in hand anew. R5 is told here and
 * not before: only to whoever holds that phone. After a lost answer the same request is answered the same.
 */
export const changePhone = defineEndpoint({
  method: 'POST',
  path: '/api/account/phone/change',
  // Who asks again after a lost answer is signed in no more with what their browser still has.
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({ proofId: proofIdSchema, phone: typedPhoneSchema, code: smsCodeSchema }),
  output: holderSchema,
  refusals: {
    ...proofRefusals,
    'phone-not-valid': 422,
    'phone-unchanged': 409,
    'code-wrong': 422,
    'code-expired': 410,
    'code-tries-spent': 429,
    'phone-already-bound': 409,
  },
})

import * as z from 'zod/mini'
import { identityDocumentKindSchema } from '../vocabulary/identity-document-kind.ts'
import { defineEndpoint } from './endpoint.ts'
import { holderSchema } from './holder.ts'
import { proofIdSchema, proofRefusals } from './holder-proof.ts'
import { typedPhoneSchema } from './phone-proof.ts'

const nameSchema = z.string().check(z.maxLength(200))
const typedDocument = {
  documentKind: identityDocumentKindSchema,
  documentNumber: z.string().check(z.maxLength(64)),
  issuingState: z.optional(z.string().check(z.maxLength(3))),
}
const typedPerson = { name: nameSchema, ...typedDocument }

/**
 * R20, with a proof for `edit-information`: what is left out stays. Whatever a level rests on puts it back to L1, and ends
 * the consent to recognise the face of whoever is another now. For a unit the registry is asked again (R3); the proof
 * counts on after every refusal, so that the form can be mended. Ends every session, and opens the one in hand anew.
 */
export const editInformation = defineEndpoint({
  method: 'POST',
  path: '/api/account/information',
  // Who asks again after a lost answer is signed in no more with what their browser still has.
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({
    proofId: proofIdSchema,
    corrections: z.discriminatedUnion('of', [
      z.strictObject({
        of: z.literal('personal'),
        name: z.optional(nameSchema),
        document: z.optional(z.strictObject(typedDocument)),
      }),
      z.strictObject({
        of: z.literal('unit'),
        unitName: z.optional(nameSchema),
        representative: z.optional(z.strictObject(typedPerson)),
        /** `null`: no agent from here on. */
        agent: z.optional(z.nullable(z.strictObject({ ...typedPerson, phone: typedPhoneSchema }))),
      }),
    ]),
  }),
  output: holderSchema,
  refusals: {
    ...proofRefusals,
    'nothing-changed': 409,
    'too-many-tries': 429,
    'name-not-valid': 422,
    'document-not-valid': 422,
    'document-already-bound': 409,
    'unit-name-not-valid': 422,
    'representative-not-valid': 422,
    'agent-not-valid': 422,
    'agent-phone-not-valid': 422,
    'unit-mismatch': 422,
    'registry-unavailable': 503,
    'too-many-lookups': 429,
  },
})

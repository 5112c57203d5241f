import * as z from 'zod/mini'
import { identityDocumentKindSchema } from '../vocabulary/identity-document-kind.ts'
import { consentsSchema } from './consent.ts'
import { defineEndpoint } from './endpoint.ts'
import { holderSchema } from './holder.ts'
import { smsCodeSchema, typedPhoneSchema } from './phone-proof.ts'

export const registrationIdSchema = z.string().check(z.regex(/^[\w-]{22}$/))

/** Proves the phone and claims nothing yet. R4 and R5 are told here and not before (no oracle). */
export const startRegistration = defineEndpoint({
  method: 'POST',
  path: '/api/registrations',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({
    documentKind: identityDocumentKindSchema,
    documentNumber: z.string().check(z.maxLength(64)),
    /** Passports only: ICAO 9303 code of the issuing state. */
    issuingState: z.optional(z.string().check(z.maxLength(3))),
    name: z.string().check(z.maxLength(200)),
    phone: typedPhoneSchema,
    code: smsCodeSchema,
    consents: consentsSchema,
  }),
  output: z.object({ registrationId: registrationIdSchema, expiresInSeconds: z.int() }),
  refusals: {
    'consent-outdated': 409,
    'document-not-valid': 422,
    'name-not-valid': 422,
    'phone-not-valid': 422,
    'code-wrong': 422,
    'code-expired': 410,
    'code-tries-spent': 429,
    'document-already-bound': 409,
    'phone-already-bound': 409,
  },
})

const typedDocument = {
  documentKind: identityDocumentKindSchema,
  documentNumber: z.string().check(z.maxLength(64)),
  issuingState: z.optional(z.string().check(z.maxLength(3))),
}
/** A person as typed into a unit's form. */
const typedPersonSchema = z.strictObject({
  name: z.string().check(z.maxLength(200)),
  ...typedDocument,
})

/**
 * R1, R3: a unit, by its legal representative or by an agent. Name, code, and the representative's name and number
 * must agree with the market-supervision registry; `unit-mismatch` never says which did not. After `unit-mismatch`
 * and `registry-unavailable` the same code counts on until it expires, so that the form can be mended and sent again.
 */
export const startUnitRegistration = defineEndpoint({
  method: 'POST',
  path: '/api/registrations/unit',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({
    unitName: z.string().check(z.maxLength(200)),
    unitCode: z.string().check(z.maxLength(64)),
    representative: typedPersonSchema,
    /** Null when the legal representative registers. */
    agent: z.nullable(typedPersonSchema),
    /** Of whoever registers; the unit signs in with it. */
    phone: typedPhoneSchema,
    code: smsCodeSchema,
    consents: consentsSchema,
  }),
  output: z.object({ registrationId: registrationIdSchema, expiresInSeconds: z.int() }),
  refusals: {
    'consent-outdated': 409,
    'unit-name-not-valid': 422,
    'unit-code-not-valid': 422,
    'representative-not-valid': 422,
    'agent-not-valid': 422,
    'phone-not-valid': 422,
    'code-wrong': 422,
    'code-expired': 410,
    'code-tries-spent': 429,
    'unit-mismatch': 422,
    'too-many-lookups': 429,
    'registry-unavailable': 503,
    'document-already-bound': 409,
    'phone-already-bound': 409,
  },
})

/** Makes the account: one transaction claims document and phone. Safe to repeat with the same id and password. */
export const completeRegistration = defineEndpoint({
  method: 'POST',
  path: '/api/registrations/complete',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({
    registrationId: registrationIdSchema,
    password: z.string().check(z.maxLength(512)),
  }),
  output: holderSchema,
  refusals: {
    'registration-unknown': 404,
    'registration-expired': 410,
    'password-too-short': 422,
    'password-too-long': 422,
    'password-too-common': 422,
    'password-tells-who-you-are': 422,
    'document-already-bound': 409,
    'phone-already-bound': 409,
  },
})

import * as z from 'zod/mini'
import { accountKindSchema } from '../vocabulary/account-kind.ts'
import { identityDocumentKindSchema } from '../vocabulary/identity-document-kind.ts'
import { defineEndpoint } from './endpoint.ts'
import { smsCodeSchema, typedPhoneSchema } from './phone-proof.ts'
import { recoveryIdSchema } from './recovery-id.ts'
import { stopTokenSchema } from './recovery-link.ts'
import { whereaboutsSchema } from './scan-login.ts'

/**
 * R16, as the browser that began it sees it. Until the face has passed it is the same for an account that is there and
 * for one that is not (no oracle).
 */
const recoverySchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('face-needed'), accountKind: accountKindSchema, expiresInSeconds: z.int() }),
  /** To be claimed. */
  z.object({ state: z.literal('face-passed'), accountKind: accountKindSchema, expiresInSeconds: z.int() }),
  z.object({
    state: z.literal('password-needed'),
    accountKind: accountKindSchema,
    expiresInSeconds: z.int(),
    /** With a password chosen now; null: at once. */
    effectiveAt: z.nullable(z.iso.datetime()),
  }),
  /** Until then the holder can stop it; `finish` does the rest. */
  z.object({
    state: z.literal('waiting'),
    accountKind: accountKindSchema,
    /** Another one as soon as a holder is told who could not be before. */
    effectiveAt: z.iso.datetime(),
    /** Since the holder was told; so long before it began a browser has to be known to end the wait. */
    waitHours: z.int(),
    isHolderTold: z.boolean(),
  }),
  z.object({ state: z.literal('due'), accountKind: accountKindSchema }),
  z.object({ state: z.literal('done'), accountKind: accountKindSchema, maskedPhone: z.string() }),
  z.object({
    state: z.literal('stopped'),
    accountKind: accountKindSchema,
    /** `overtaken`: by another recovery, or by whatever else ended all sessions of the account since. */
    because: z.enum(['holder', 'overtaken']),
  }),
])
export type RecoveryShown = z.infer<typeof recoverySchema>

const typedPerson = {
  name: z.string().check(z.maxLength(200)),
  documentKind: identityDocumentKindSchema,
  documentNumber: z.string().check(z.maxLength(64)),
}

const begun = z.object({ recoveryId: recoveryIdSchema, expiresInSeconds: z.int() })

const notBegun = {
  'phone-not-valid': 422,
  /** R10: such a document has no face route. */
  'no-face-route': 403,
  'code-wrong': 422,
  'code-expired': 410,
  'code-tries-spent': 429,
  /** R5: the new phone is another account's of this kind. */
  'phone-already-bound': 409,
  'too-many-tries': 429,
} as const

/** Proves the new phone. Whether there is such an account is not even looked up. */
export const startRecovery = defineEndpoint({
  method: 'POST',
  path: '/api/recoveries',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({ ...typedPerson, phone: typedPhoneSchema, code: smsCodeSchema }),
  output: begun,
  refusals: { 'document-not-valid': 422, 'name-not-valid': 422, ...notBegun },
})

/** R9: by the legal representative's face; before there is an account, nobody but the form knows whose that is. */
export const startUnitRecovery = defineEndpoint({
  method: 'POST',
  path: '/api/recoveries/unit',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({
    unitName: z.string().check(z.maxLength(200)),
    unitCode: z.string().check(z.maxLength(64)),
    representative: z.strictObject(typedPerson),
    phone: typedPhoneSchema,
    code: smsCodeSchema,
  }),
  output: begun,
  refusals: {
    'unit-name-not-valid': 422,
    'unit-code-not-valid': 422,
    'representative-not-valid': 422,
    ...notBegun,
  },
})

const ofBrowser = { 'recovery-unknown': 404, 'recovery-expired': 410 } as const
/** No account has this name and number, or its particulars are others; told only to whose face has passed. */
const afterFace = { ...ofBrowser, 'no-such-account': 404 } as const

export const readRecovery = defineEndpoint({
  method: 'GET',
  path: '/api/recoveries/state',
  caller: 'anyone',
  input: z.strictObject({ recoveryId: recoveryIdSchema }),
  output: recoverySchema,
  refusals: afterFace,
})

/** The face has passed: finds the account, and tells its phone and every device of it. Safe to repeat. */
export const claimRecovery = defineEndpoint({
  method: 'POST',
  path: '/api/recoveries/claim',
  caller: 'anyone',
  input: z.strictObject({ recoveryId: recoveryIdSchema }),
  output: recoverySchema,
  /** `too-many-recoveries`: of this account, in a day; each of them is told to its phone. */
  refusals: { ...afterFace, 'too-many-recoveries': 429 },
})

/**
 * The new password, with which the account is recovered at once or, where its holder is still to be heard, at
 * `effectiveAt`. Safe to repeat with the same password; once chosen it is no other's.
 */
export const completeRecovery = defineEndpoint({
  method: 'POST',
  path: '/api/recoveries/complete',
  caller: 'anyone',
  creates: 'kept',
  input: z.strictObject({ recoveryId: recoveryIdSchema, password: z.string().check(z.maxLength(512)) }),
  output: recoverySchema,
  refusals: {
    ...afterFace,
    'phone-already-bound': 409,
    'password-too-short': 422,
    'password-too-long': 422,
    'password-too-common': 422,
    'password-tells-who-you-are': 422,
  },
})

/** After the cooling-off: password and phone take effect. Safe to repeat. */
export const finishRecovery = defineEndpoint({
  method: 'POST',
  path: '/api/recoveries/finish',
  caller: 'anyone',
  input: z.strictObject({ recoveryId: recoveryIdSchema }),
  output: recoverySchema,
  refusals: { ...afterFace, 'phone-already-bound': 409 },
})

/** What the account's own people are shown of it. */
const underWay = {
  startedAt: z.iso.datetime(),
  where: whereaboutsSchema,
  maskedPhone: z.string(),
  /** Null: as soon as a password is chosen. */
  effectiveAt: z.nullable(z.iso.datetime()),
}

const stopped = z.object({ outcome: z.enum(['stopped', 'too-late']) })

/** From the link in the message to the old phone. A POST, so that no log of addresses has the token. */
export const lookAtRecovery = defineEndpoint({
  method: 'POST',
  path: '/api/recoveries/by-link',
  caller: 'anyone',
  input: z.strictObject({ token: stopTokenSchema }),
  output: z.discriminatedUnion('state', [
    z.object({ state: z.literal('under-way'), maskedName: z.string(), ...underWay }),
    z.object({ state: z.literal('stopped') }),
    z.object({ state: z.literal('done') }),
  ]),
  refusals: { 'link-unknown': 404 },
})

/** Without signing in: whoever has the old phone. Safe to repeat. */
export const stopRecoveryByLink = defineEndpoint({
  method: 'POST',
  path: '/api/recoveries/stop-by-link',
  caller: 'anyone',
  input: z.strictObject({ token: stopTokenSchema }),
  output: stopped,
  refusals: { 'link-unknown': 404 },
})

/** Of whoever is signed in: somebody is recovering this account. */
export const readOwnRecovery = defineEndpoint({
  method: 'GET',
  path: '/api/recoveries/own',
  caller: 'holder',
  input: z.strictObject({}),
  output: z.object({
    recovery: z.nullable(
      z.object({
        recoveryId: recoveryIdSchema,
        ...underWay,
        /** This browser was the account's for as long before as the cooling-off lasts, so that it can say «it is me». */
        canConfirm: z.boolean(),
      }),
    ),
  }),
  refusals: {},
})

/** «It is not me.» Safe to repeat. */
export const stopRecovery = defineEndpoint({
  method: 'POST',
  path: '/api/recoveries/stop',
  caller: 'holder',
  input: z.strictObject({ recoveryId: recoveryIdSchema }),
  output: stopped,
  refusals: { 'recovery-unknown': 404 },
})

/** «It is me»: from a device that was signed in long before, and with the password. Ends the cooling-off. Safe to repeat. */
export const confirmRecovery = defineEndpoint({
  method: 'POST',
  path: '/api/recoveries/confirm',
  caller: 'holder',
  input: z.strictObject({ recoveryId: recoveryIdSchema, password: z.string().check(z.maxLength(512)) }),
  output: z.object({}),
  refusals: {
    'recovery-unknown': 404,
    'recovery-over': 409,
    'device-too-new': 403,
    'password-wrong': 422,
    'too-many-tries': 429,
  },
})

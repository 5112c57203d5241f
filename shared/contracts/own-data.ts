import * as z from 'zod/mini'
import { accountEventTypeSchema } from '../vocabulary/account-event.ts'
import { accountKindSchema } from '../vocabulary/account-kind.ts'
import { identityDocumentKindSchema } from '../vocabulary/identity-document-kind.ts'
import { trustLevelSchema } from '../vocabulary/trust-level.ts'
import { FACE_AGREEMENT } from './consent.ts'
import { defineEndpoint } from './endpoint.ts'
import { whereaboutsSchema } from './scan-login.ts'
import { surfaceSchema } from './surface.ts'

/** Somebody else than the holder: they see of them what their own pages show. */
const otherPersonSchema = z.object({
  maskedName: z.string(),
  documentKind: identityDocumentKindSchema,
  maskedNumber: z.string(),
})

/** Everything that is held of an account, in full; as it is written into the file. */
export const ownDataSchema = z.object({
  exportedAt: z.iso.datetime(),
  account: z.object({
    kind: accountKindSchema,
    name: z.string(),
    documentKind: identityDocumentKindSchema,
    documentNumber: z.string(),
    issuingState: z.nullable(z.string()),
    phone: z.string(),
    phoneVerifiedAt: z.iso.datetime(),
    level: trustLevelSchema,
    levelSince: z.iso.datetime(),
    registeredAt: z.iso.datetime(),
    /** A guardian agreed to face recognition for the holder: their particulars are theirs. */
    hasGuardian: z.boolean(),
    representative: z.nullable(otherPersonSchema),
    agent: z.nullable(z.object({ ...otherPersonSchema.shape, maskedPhone: z.string() })),
  }),
  consents: z.array(
    z.object({
      agreement: z.enum(['user-agreement', 'privacy-policy', FACE_AGREEMENT]),
      version: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  /** Where the account is signed in. */
  sessions: z.array(
    z.object({
      surface: surfaceSchema,
      methods: z.array(z.string()),
      where: whereaboutsSchema,
      startedAt: z.iso.datetime(),
      seenAt: z.iso.datetime(),
    }),
  ),
  /** Failed face checks that are counted still. */
  failedFaceChecks: z.array(z.iso.datetime()),
  history: z.array(
    z.object({
      type: accountEventTypeSchema,
      /** The same in words. */
      text: z.string(),
      at: z.iso.datetime(),
      where: z.nullable(whereaboutsSchema),
      ticket: z.nullable(z.string()),
      /** What was measured at a face check. */
      evidence: z.nullable(
        z.object({
          amr: z.array(z.string()),
          actions: z.array(z.string()),
          likeness: z.number(),
          printRisk: z.number(),
          judge: z.string(),
        }),
      ),
    }),
  ),
  /** False where there are older lines than one file holds. */
  isHistoryWhole: z.boolean(),
})
export type OwnData = z.infer<typeof ownDataSchema>

/** After the password: everything in full, for the holder's eyes and file. */
export const exportAccount = defineEndpoint({
  method: 'POST',
  path: '/api/account/export',
  caller: 'holder',
  input: z.strictObject({ password: z.string().check(z.minLength(1), z.maxLength(512)) }),
  output: ownDataSchema,
  refusals: { 'password-wrong': 422, 'too-many-tries': 429 },
})

import * as z from 'zod/mini'
import { accountEventTypeSchema } from '../vocabulary/account-event.ts'
import { accountKindSchema } from '../vocabulary/account-kind.ts'
import { deviceSchema } from '../vocabulary/device.ts'
import { faceFailureSchema } from '../vocabulary/face-failure.ts'
import { identityDocumentKindSchema } from '../vocabulary/identity-document-kind.ts'
import { informationFieldSchema } from '../vocabulary/information-field.ts'
import { ticketNumberSchema } from '../vocabulary/ticket-number.ts'
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
    /** What was agreed to before is agreed to no more. */
    faceConsentWithdrawnAt: z.nullable(z.iso.datetime()),
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
      /** The last time that a password, a code or a scan showed that it is the holder. */
      verifiedAt: z.iso.datetime(),
      seenAt: z.iso.datetime(),
    }),
  ),
  /** Failed face checks that are counted still. */
  failedFaceChecks: z.array(z.iso.datetime()),
  /** The same where somebody was recovering this account on its own phone. */
  failedRecoveries: z.array(z.iso.datetime()),
  /** What the help desk was sent of this account; newest first. */
  faceReports: z.array(
    z.object({
      ticket: ticketNumberSchema,
      sentAt: z.iso.datetime(),
      /** Then it is erased. */
      keptUntil: z.iso.datetime(),
      /** Whose face it had to be; for a unit somebody else, so the name is masked. The number is kept masked. */
      person: z.object({
        name: z.string(),
        documentKind: identityDocumentKindSchema,
        maskedNumber: z.string(),
      }),
      device: deviceSchema,
      browser: z.string(),
      system: z.string(),
      /** `text`: the reason in words. */
      failures: z.array(z.object({ ...faceFailureSchema.shape, text: z.string() })),
      remark: z.string(),
      /** Which version of the consent was given with it. */
      consent: z.string(),
    }),
  ),
  history: z.array(
    z.object({
      type: accountEventTypeSchema,
      /** The same in words. */
      text: z.string(),
      at: z.iso.datetime(),
      where: z.nullable(whereaboutsSchema),
      /** A sign-in from a browser that the account had not used before. */
      newBrowser: z.boolean(),
      /** Where the session was that ended; `where` is where it was ended from. */
      ended: z.nullable(whereaboutsSchema),
      /** Of the report that it tells of. */
      ticket: z.nullable(z.string()),
      /** What was corrected, and the level that this put back to L1. */
      changed: z.nullable(z.array(informationFieldSchema)),
      levelBefore: z.nullable(trustLevelSchema),
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

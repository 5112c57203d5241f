import * as z from 'zod/mini'
import { accountKindSchema } from '../vocabulary/account-kind.ts'
import { identityDocumentKindSchema } from '../vocabulary/identity-document-kind.ts'
import { trustLevelSchema } from '../vocabulary/trust-level.ts'

/** The holder of an account as their own pages show them: every personal value already masked by the server. */
export const holderSchema = z.object({
  accountKind: accountKindSchema,
  level: trustLevelSchema,
  maskedName: z.string(),
  documentKind: identityDocumentKindSchema,
  maskedNumber: z.string(),
  maskedPhone: z.string(),
})
export type Holder = z.infer<typeof holderSchema>

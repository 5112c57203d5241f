import * as z from 'zod/mini'
import { identityDocumentKindSchema } from '../../shared/vocabulary/identity-document-kind.ts'
import { trustLevelSchema } from '../../shared/vocabulary/trust-level.ts'

export const personSchema = z.strictObject({
  documentKind: identityDocumentKindSchema,
  documentNumber: z.string(),
  issuingState: z.optional(z.string()),
  name: z.string(),
  phone: z.string(),
  password: z.string(),
  level: trustLevelSchema,
})

/** A demonstration person, as an operator writes one down. */
export type Person = z.infer<typeof personSchema>

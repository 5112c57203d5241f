import * as z from 'zod/mini'

/** The eight kinds of domain.md; what each one is stands in `identity-document-entries.ts`. */
export const identityDocumentKindSchema = z.enum([
  'resident-id',
  'hk-macau-permit',
  'hk-macau-residence',
  'taiwan-permit',
  'taiwan-residence',
  'passport',
  'foreign-permanent-resident',
  'uscc',
])
export type IdentityDocumentKind = z.infer<typeof identityDocumentKindSchema>

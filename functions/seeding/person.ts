import * as z from 'zod/mini'
import { identityDocumentKindSchema } from '../../shared/vocabulary/identity-document-kind.ts'
import { trustLevelSchema } from '../../shared/vocabulary/trust-level.ts'

const nameAndDocument = {
  documentKind: identityDocumentKindSchema,
  documentNumber: z.string(),
  issuingState: z.optional(z.string()),
  name: z.string(),
}
const access = {
  phone: z.string(),
  /** Without it the phone was proven today. */
  phoneProvenDaysAgo: z.optional(z.int().check(z.nonnegative())),
  password: z.string(),
  level: trustLevelSchema,
  /** A browser that the account knows since then: some acts are for those alone. */
  browserKnown: z.optional(z.strictObject({ tag: z.string(), daysAgo: z.int().check(z.positive()) })),
}

export const personSchema = z.strictObject({ ...nameAndDocument, ...access })

/** A demonstration person, as an operator writes one down. */
export type Person = z.infer<typeof personSchema>

const standInSchema = z.strictObject(nameAndDocument)

/** Someone who stands for a unit. */
export type StandIn = z.infer<typeof standInSchema>

export const unitSchema = z.strictObject({
  unitName: z.string(),
  unitCode: z.string(),
  representative: standInSchema,
  agent: z.optional(standInSchema),
  ...access,
})

/** A demonstration unit with an account of its own. */
export type Unit = z.infer<typeof unitSchema>

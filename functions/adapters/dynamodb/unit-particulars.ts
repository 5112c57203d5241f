import * as z from 'zod/mini'
import { identityDocumentKindSchema } from '../../../shared/vocabulary/identity-document-kind.ts'
import type { UnitParticulars } from '../../domain/account.ts'

const personSchema = z.object({
  name: z.string(),
  document: z.object({
    kind: identityDocumentKindSchema,
    number: z.string(),
    issuingState: z.exactOptional(z.string()),
  }),
})
const unitSchema = z.object({
  representative: personSchema,
  agent: z.exactOptional(z.object({ ...personSchema.shape, phone: z.string() })),
})

/** A unit's particulars as one text, for sealing. */
export const writeUnit = (unit: UnitParticulars) => JSON.stringify(unit)
export const readUnit = (text: string): UnitParticulars => unitSchema.parse(JSON.parse(text))

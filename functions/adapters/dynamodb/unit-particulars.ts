import * as z from 'zod/mini'
import type { UnitParticulars } from '../../domain/account.ts'
import { personSchema } from './natural-person.ts'

const unitSchema = z.object({
  representative: personSchema,
  agent: z.exactOptional(z.object({ ...personSchema.shape, phone: z.string() })),
})

/** A unit's particulars as one text, for sealing. */
export const writeUnit = (unit: UnitParticulars) => JSON.stringify(unit)
export const readUnit = (text: string): UnitParticulars => unitSchema.parse(JSON.parse(text))

import * as z from 'zod/mini'

/** What can be corrected of an account (R20). A unit's code is none of it: another code is another unit. */
export const informationFieldSchema = z.enum(['name', 'document', 'unit-name', 'representative', 'agent'])
export type InformationField = z.infer<typeof informationFieldSchema>

/** A level rests on who the holder is, and for a unit on what the registry confirmed; not on who registered it (R1). */
export const levelRestsOn = (field: InformationField) => field !== 'agent'

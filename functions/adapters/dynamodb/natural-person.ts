import * as z from 'zod/mini'
import { identityDocumentKindSchema } from '../../../shared/vocabulary/identity-document-kind.ts'
import type { NaturalPerson } from '../../domain/account.ts'

export const personSchema = z.object({
  name: z.string(),
  document: z.object({
    kind: identityDocumentKindSchema,
    number: z.string(),
    issuingState: z.exactOptional(z.string()),
  }),
})

/** A person as one text, for sealing. */
export const writePerson = (person: NaturalPerson) => JSON.stringify(person)
export const readPerson = (text: string): NaturalPerson => personSchema.parse(JSON.parse(text))

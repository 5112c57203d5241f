import * as z from 'zod/mini'
import { identityDocumentKindSchema } from '../../../shared/vocabulary/identity-document-kind.ts'
import { parseIdentityDocument } from '../../../shared/vocabulary/identity-document.ts'
import { parsePersonName } from '../../../shared/vocabulary/person-name.ts'

/** Name and document as somebody types them into a form. */
export const typedPersonSchema = z.object({
  name: z.string(),
  documentKind: identityDocumentKindSchema,
  documentNumber: z.string(),
  issuingState: z.string(),
})
export type TypedPerson = z.infer<typeof typedPersonSchema>

export const nobody = (): TypedPerson => ({
  name: '',
  documentKind: 'resident-id',
  documentNumber: '',
  issuingState: '',
})

/** The document as typed, judged on the calendar day in China. */
export const readDocument = (person: TypedPerson, now: number) =>
  parseIdentityDocument(person.documentKind, person.documentNumber, {
    issuingState: person.documentKind === 'passport' ? person.issuingState : undefined,
    today: new Date(now + 8 * 3_600_000).toISOString().slice(0, 10),
  })
export const readName = (person: TypedPerson) => parsePersonName(person.name, { kind: person.documentKind })

/** As contracts take a person. */
export const asSent = ({ name, documentKind, documentNumber, issuingState }: TypedPerson) => ({
  name,
  documentKind,
  documentNumber,
  ...(documentKind === 'passport' && { issuingState }),
})

import * as z from 'zod/mini'
import { identityDocumentKinds } from '../../shared/vocabulary/identity-document-entries.ts'
import { identityDocumentKindSchema } from '../../shared/vocabulary/identity-document-kind.ts'
import { issuingStateName } from '../../shared/vocabulary/issuing-states.ts'
import { demonstrationUnits } from './seed.ts'

/** As the task `list-demonstration-units` answers. */
const listSchema = z.array(
  z.object({
    name: z.string(),
    code: z.string(),
    representative: z.object({
      name: z.string(),
      document: z.object({
        kind: identityDocumentKindSchema,
        number: z.string(),
        issuingState: z.optional(z.string()),
      }),
    }),
  }),
)

/** A line for each unit of the demonstration registry that has no account yet. */
export function unitsToRegister(list: unknown): string[] {
  const seeded: string[] = demonstrationUnits.map(({ unitCode }) => unitCode)
  return listSchema
    .parse(list)
    .filter(({ code }) => !seeded.includes(code))
    .map(({ name, code, representative: { name: person, document } }) => {
      const { name: kind } = identityDocumentKinds[document.kind]
      const state =
        document.issuingState === undefined ? '' : `（${issuingStateName(document.issuingState)}）`
      return `${name} 统一社会信用代码 ${code} 法定代表人 ${person} ${kind}${state} ${document.number}`
    })
}

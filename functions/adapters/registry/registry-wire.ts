import * as z from 'zod/mini'
import type { UnitClaim } from '../../domain/business-registry.ts'

/** What is asked, as docs/business-registry.md tells whoever builds the other side. */
export const writeQuestion = ({ name, code, representative }: UnitClaim) => ({
  unit: { name, code },
  representative: {
    name: representative.name,
    document: {
      kind: representative.document.kind,
      number: representative.document.number,
      issuingState: representative.document.issuingState,
    },
  },
})

const answerSchema = z.object({ agrees: z.boolean() })

export function readAnswer(json: unknown): boolean | undefined {
  const answer = answerSchema.safeParse(json)
  return answer.success ? answer.data.agrees : undefined
}

import * as z from 'zod/mini'
import type { UnitClaim } from '../../domain/business-registry.ts'
import { NoAnswer } from './no-answer.ts'

/** What is asked, as docs/business-registry.md tells whoever builds the other side. */
export const writeQuestion = ({ name, code, representative }: UnitClaim): string =>
  JSON.stringify({
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

export function readAnswer(text: string): boolean {
  const answer = answerSchema.safeParse(parseJson(text))
  if (!answer.success) throw new NoAnswer('not-understood')
  return answer.data.agrees
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

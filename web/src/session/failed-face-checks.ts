import * as z from 'zod/mini'
import { checkIdSchema } from '../../../shared/contracts/certification.ts'
import { MOST_FAILURES_REPORTED } from '../../../shared/contracts/help.ts'
import { faceActionSchema } from '../../../shared/vocabulary/face-action.ts'
import { refusedReasonSchema, tryAgainReasonSchema } from '../../../shared/vocabulary/face-verdict.ts'
import { identityDocumentKindSchema } from '../../../shared/vocabulary/identity-document-kind.ts'

const failureSchema = z.object({
  checkId: checkIdSchema,
  /** Milliseconds, by this device. */
  at: z.number(),
  reason: z.union([tryAgainReasonSchema, refusedReasonSchema]),
  action: z.optional(faceActionSchema),
})
const personSchema = z.object({
  maskedName: z.string(),
  documentKind: identityDocumentKindSchema,
  maskedNumber: z.string(),
})
const keptSchema = z.object({
  person: personSchema,
  failures: z.array(failureSchema).check(z.minLength(1)),
})

type FailedFaceCheck = z.infer<typeof failureSchema>
type FacePerson = z.infer<typeof personSchema>
type FailedFaceChecks = z.infer<typeof keptSchema>

const KEY = 'failed-face-checks'

/** In this tab: what the page that checks faces tells the page that reports it (R23). Oldest first. */
export function readFailedChecks(): FailedFaceChecks | undefined {
  const text = sessionStorage.getItem(KEY)
  const kept = text === null ? undefined : keptSchema.safeParse(parsed(text))
  return kept?.data
}

/** @param person whose face it had to be; another one's failures are forgotten */
export function noteFailedCheck(failure: FailedFaceCheck, person: FacePerson) {
  const before = readFailedChecks()
  const isSame = before && JSON.stringify(before.person) === JSON.stringify(personSchema.parse(person))
  const earlier = isSame ? before.failures.filter(({ checkId }) => checkId !== failure.checkId) : []
  const failures = [...earlier, failure].slice(-MOST_FAILURES_REPORTED)
  sessionStorage.setItem(KEY, JSON.stringify(keptSchema.parse({ person, failures })))
}

/** It passed, or it was reported. */
export const forgetFailedChecks = () => sessionStorage.removeItem(KEY)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

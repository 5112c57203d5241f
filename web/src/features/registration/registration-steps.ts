import { parseIdentityDocument } from '../../../../shared/vocabulary/identity-document.ts'
import { parsePersonName } from '../../../../shared/vocabulary/person-name.ts'
import { hasAgreed, type RegistrationDraft } from './registration-draft.ts'

export const registrationSteps = ['start', 'document', 'name', 'phone', 'password', 'done'] as const
export type RegistrationStep = (typeof registrationSteps)[number]

export const pathOf = (step: RegistrationStep) => (step === 'start' ? '/register' : `/register/${step}`)

/** The document as typed, judged on the calendar day in China. */
export const readDocument = (draft: RegistrationDraft, now: number) =>
  parseIdentityDocument(draft.documentKind, draft.documentNumber, {
    issuingState: draft.documentKind === 'passport' ? draft.issuingState : undefined,
    today: new Date(now + 8 * 3_600_000).toISOString().slice(0, 10),
  })

/** The furthest question that may be asked: each rests on the answers before it. */
export function furthestStep(draft: RegistrationDraft, now: number): RegistrationStep {
  if (!hasAgreed(draft)) return 'start'
  if (!readDocument(draft, now).ok) return 'document'
  if (!parsePersonName(draft.name, { kind: draft.documentKind }).ok) return 'name'
  return draft.proof && draft.proof.expiresAt > now ? 'password' : 'phone'
}

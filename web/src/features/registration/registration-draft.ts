import * as z from 'zod/mini'
import { agreementVersions, consentsSchema } from '../../../../shared/contracts/consent.ts'
import { registrationIdSchema } from '../../../../shared/contracts/registration.ts'
import { identityDocumentKindSchema } from '../../../../shared/vocabulary/identity-document-kind.ts'

const draftSchema = z.object({
  consents: z.nullable(consentsSchema),
  documentKind: identityDocumentKindSchema,
  documentNumber: z.string(),
  issuingState: z.string(),
  name: z.string(),
  phone: z.string(),
  /** The server's word that phone and document were proven; good until `expiresAt` (ms since the epoch). */
  proof: z.nullable(z.object({ registrationId: registrationIdSchema, expiresAt: z.int() })),
})
/** What has been answered so far: survives a reload in this tab. Never the password, never a code. */
export type RegistrationDraft = z.infer<typeof draftSchema>

const KEY = 'registration-draft'
// Somebody else may sit at this desk by then.
const MS_TO_KEEP = 30 * 60_000
const storedSchema = z.object({ at: z.int(), draft: draftSchema })

const emptyDraft = (): RegistrationDraft => ({
  consents: null,
  documentKind: 'resident-id',
  documentNumber: '',
  issuingState: '',
  name: '',
  phone: '',
  proof: null,
})

export function readDraft(storage: Storage, now: number): RegistrationDraft {
  const stored = storedSchema.safeParse(parseJson(storage.getItem(KEY)))
  if (!stored.success || now - stored.data.at > MS_TO_KEEP) return emptyDraft()
  const { draft } = stored.data
  return hasAgreed(draft) ? draft : { ...draft, consents: null }
}

export const keepDraft = (storage: Storage, draft: RegistrationDraft, now: number) =>
  storage.setItem(KEY, JSON.stringify({ at: now, draft }))

export const dropDraft = (storage: Storage) => storage.removeItem(KEY)

/** Whether the versions ticked are those now in force. */
export const hasAgreed = ({ consents }: RegistrationDraft) =>
  consents?.['user-agreement'] === agreementVersions['user-agreement'] &&
  consents['privacy-policy'] === agreementVersions['privacy-policy']

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return undefined
  }
}

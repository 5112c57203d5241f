import * as z from 'zod/mini'
import { agreementVersions, consentsSchema } from '../../../../shared/contracts/consent.ts'
import { registrationIdSchema } from '../../../../shared/contracts/registration.ts'
import { accountKindSchema } from '../../../../shared/vocabulary/account-kind.ts'
import { nobody, typedPersonSchema } from '../../api/typed-person.ts'

/** R1: by whom a unit is registered. */
const registrantSchema = z.enum(['representative', 'agent'])
export type Registrant = z.infer<typeof registrantSchema>

export const draftSchema = z.object({
  consents: z.nullable(consentsSchema),
  accountKind: z.nullable(accountKindSchema),
  /** Whose a personal account is to be. */
  holder: typedPersonSchema,
  registrant: z.nullable(registrantSchema),
  unitName: z.string(),
  unitCode: z.string(),
  representative: typedPersonSchema,
  agent: typedPersonSchema,
  phone: z.string(),
  /** The server's word that phone and document were proven; good until `expiresAt` (ms since the epoch). */
  proof: z.nullable(z.object({ registrationId: registrationIdSchema, expiresAt: z.int() })),
})
/** What has been answered so far, as typed. Never the password, never a code. */
export type RegistrationDraft = z.infer<typeof draftSchema>

export const emptyDraft = (): RegistrationDraft => ({
  consents: null,
  accountKind: null,
  holder: nobody(),
  registrant: null,
  unitName: '',
  unitCode: '',
  representative: nobody(),
  agent: nobody(),
  phone: '',
  proof: null,
})

/** Whether the versions ticked are those now in force. */
export const hasAgreed = ({ consents }: RegistrationDraft) =>
  consents?.['user-agreement'] === agreementVersions['user-agreement'] &&
  consents['privacy-policy'] === agreementVersions['privacy-policy']

/** Without what has lapsed meanwhile. */
export const withoutLapsed = (draft: RegistrationDraft, now: number): RegistrationDraft => ({
  ...draft,
  consents: hasAgreed(draft) ? draft.consents : null,
  proof: draft.proof && draft.proof.expiresAt > now ? draft.proof : null,
})

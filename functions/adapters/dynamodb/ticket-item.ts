import * as z from 'zod/mini'
import { deviceSchema } from '../../../shared/vocabulary/device.ts'
import { faceActionSchema } from '../../../shared/vocabulary/face-action.ts'
import { faceFailureReasonSchema } from '../../../shared/vocabulary/face-failure.ts'
import { identityDocumentKindSchema } from '../../../shared/vocabulary/identity-document-kind.ts'
import type { AccountId } from '../../domain/account.ts'
import { type FaceReport, keptUntil } from '../../domain/face-report.ts'
import type { PersonalData } from '../../domain/personal-data.ts'
import { storedDate, ttlOf } from './stored-date.ts'
import { ticketKey } from './ticket-key.ts'

/** `sealed`: who it is and what they wrote, in one, with the account or the recovery as owner; the rest tells of no one. */
const itemSchema = z.object({
  id: z.string(),
  ticket: z.string(),
  accountId: z.string(),
  device: deviceSchema,
  browser: z.string(),
  system: z.string(),
  failures: z.array(
    z.object({
      at: storedDate,
      reason: faceFailureReasonSchema,
      action: z.exactOptional(faceActionSchema),
    }),
  ),
  consent: z.string(),
  sentAt: storedDate,
  state: z.literal('received'),
  sealed: z.string(),
})

const sealedSchema = z.object({
  person: z.object({
    name: z.string(),
    documentKind: identityDocumentKindSchema,
    maskedNumber: z.string(),
  }),
  phone: z.exactOptional(z.string()),
  remark: z.string(),
})

export async function toTicketItem(
  { person, phone, remark, about, ...report }: FaceReport,
  personalData: PersonalData,
) {
  const owner = 'accountId' in about ? about.accountId : about.recoveryId
  return {
    ...ticketKey(report.ticket),
    ...report,
    ...about,
    kind: 'face-report',
    sealed: await personalData.seal(owner, 'face-report', JSON.stringify({ person, phone, remark })),
    failures: report.failures.map(({ at, ...why }) => ({ ...why, at: at.toISOString() })),
    sentAt: report.sentAt.toISOString(),
    ttl: ttlOf(keptUntil(report)),
  }
}

/** One that is about an account. */
export async function fromAccountsTicket(item: unknown, personalData: PersonalData): Promise<FaceReport> {
  const { accountId, sealed, ...report } = itemSchema.parse(item)
  const opened: unknown = JSON.parse(await personalData.open(accountId, 'face-report', sealed))
  return { ...report, ...sealedSchema.parse(opened), about: { accountId: accountId as AccountId } }
}

import * as z from 'zod/mini'
import { documentKey } from '../../../shared/vocabulary/identity-document.ts'
import type { AccountKind } from '../../../shared/vocabulary/account-kind.ts'
import type { Account, AccountId, IdentityDocument } from '../../domain/account.ts'
import type { PersonalData } from '../../domain/personal-data.ts'

/** What an account holds alone: its document (R4) and, for its kind, its phone (R5). Found by blind index. */
const claimSchema = z.object({ accountId: z.string() })

export const claimant = (item: unknown) => claimSchema.parse(item).accountId as AccountId

export function accountClaims(personalData: PersonalData) {
  const documentPartition = async (key: string) =>
    `DOCUMENT#${await personalData.blindIndex('document', key)}`

  const documentClaimKey = async (document: IdentityDocument) => ({
    pk: await documentPartition(documentKey(document)),
    sk: [document.kind, document.issuingState].filter(Boolean).join('#'),
  })

  const phoneClaimKey = async (phone: string, kind: AccountKind) => ({
    pk: `PHONE#${await personalData.blindIndex('phone', phone)}`,
    sk: kind,
  })

  const claimKeysOf = async ({ document, phone, kind }: Account) => ({
    document: await documentClaimKey(document),
    phone: await phoneClaimKey(phone, kind),
  })

  return { documentPartition, documentClaimKey, phoneClaimKey, claimKeysOf }
}

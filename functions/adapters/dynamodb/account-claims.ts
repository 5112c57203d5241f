import * as z from 'zod/mini'
import { documentKey } from '../../../shared/vocabulary/identity-document.ts'
import type { AccountKind } from '../../../shared/vocabulary/account-kind.ts'
import type { Account, AccountId, IdentityDocument } from '../../domain/account.ts'
import type { PersonalData } from '../../domain/personal-data.ts'
import { storedDate } from './stored-date.ts'

/**
 * What an account holds alone: its document (R4) and, for its kind, its phone (R5). Found by blind index. Who deregisters
 * holds it until the account ends, and it is anybody's from that very moment, erased or not (R19).
 */
const claimSchema = z.object({ accountId: z.string(), heldUntil: z.optional(storedDate) })

export const claimant = (item: unknown) => claimSchema.parse(item).accountId as AccountId

/** Whose it is now, if it is anybody's. */
export function holderOf(item: unknown, now: Date): AccountId | undefined {
  if (item === undefined) return undefined
  const { accountId, heldUntil } = claimSchema.parse(item)
  return heldUntil && now >= heldUntil ? undefined : (accountId as AccountId)
}

/** The condition of whoever claims it. */
export const isFreeAt = (now: Date) => ({
  ConditionExpression: 'attribute_not_exists(pk) OR heldUntil <= :claimedAt',
  ExpressionAttributeValues: { ':claimedAt': now.toISOString() },
})

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

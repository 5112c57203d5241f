import * as z from 'zod/mini'
import type { Agreement } from '../../../shared/contracts/consent.ts'
import { accountKindSchema } from '../../../shared/vocabulary/account-kind.ts'
import { identityDocumentKindSchema } from '../../../shared/vocabulary/identity-document-kind.ts'
import { trustLevelSchema } from '../../../shared/vocabulary/trust-level.ts'
import type { Account, AccountId, Consent } from '../../domain/account.ts'
import type { PersonalData } from '../../domain/personal-data.ts'
import { storedDate } from './stored-date.ts'

export const accountKey = (id: AccountId) => ({ pk: `ACCOUNT#${id}`, sk: 'ACCOUNT' })

/** `name`, `number` and `phone` are sealed with the account's id as owner. */
const itemSchema = z.object({
  pk: z.string(),
  kind: accountKindSchema,
  level: trustLevelSchema,
  levelSince: storedDate,
  name: z.string(),
  documentKind: identityDocumentKindSchema,
  number: z.string(),
  issuingState: z.optional(z.string()),
  phone: z.string(),
  passwordHash: z.string(),
  /** Agreement and version → when, so that one update adds a consent once. */
  consents: z.record(z.string(), storedDate),
  registeredAt: storedDate,
})

export async function toAccountItem(account: Account, personalData: PersonalData) {
  const seal = (field: string, plain: string) => personalData.seal(account.id, field, plain)
  const [name, number, phone] = await Promise.all([
    seal('name', account.name),
    seal('number', account.document.number),
    seal('phone', account.phone),
  ])
  return {
    ...accountKey(account.id),
    kind: account.kind,
    level: account.level,
    levelSince: account.levelSince.toISOString(),
    name,
    documentKind: account.document.kind,
    number,
    issuingState: account.document.issuingState,
    phone,
    passwordHash: account.passwordHash,
    consents: Object.fromEntries(
      account.consents.map((consent) => [consentName(consent), consent.at.toISOString()]),
    ),
    registeredAt: account.registeredAt.toISOString(),
  }
}

export async function fromAccountItem(item: unknown, personalData: PersonalData): Promise<Account> {
  const { pk, documentKind, number: sealedNumber, issuingState, consents, ...stored } = itemSchema.parse(item)
  const id = pk.slice('ACCOUNT#'.length) as AccountId
  const open = (field: string, sealed: string) => personalData.open(id, field, sealed)
  const [name, number, phone] = await Promise.all([
    open('name', stored.name),
    open('number', sealedNumber),
    open('phone', stored.phone),
  ])
  return {
    ...stored,
    id,
    name,
    phone,
    document: { kind: documentKind, number, ...(issuingState !== undefined && { issuingState }) },
    consents: Object.entries(consents).map(([text, at]) => readConsent(text, at)),
  }
}

export const consentName = ({ agreement, version }: Consent) => `${agreement}@${version}`

function readConsent(text: string, at: Date): Consent {
  const [agreement, version = ''] = text.split('@') as [Agreement, string?]
  return { agreement, version, at }
}

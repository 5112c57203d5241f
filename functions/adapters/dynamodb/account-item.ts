import * as z from 'zod/mini'
import type { Agreement } from '../../../shared/contracts/consent.ts'
import { accountKindSchema } from '../../../shared/vocabulary/account-kind.ts'
import { identityDocumentKindSchema } from '../../../shared/vocabulary/identity-document-kind.ts'
import { trustLevelSchema } from '../../../shared/vocabulary/trust-level.ts'
import type { Account, AccountId, Consent, NaturalPerson } from '../../domain/account.ts'
import type { PersonalData } from '../../domain/personal-data.ts'
import { readPerson, writePerson } from './natural-person.ts'
import { storedDate } from './stored-date.ts'
import { readUnit, writeUnit } from './unit-particulars.ts'

export const accountKey = (id: AccountId) => ({ pk: `ACCOUNT#${id}`, sk: 'ACCOUNT' })

/** `name`, `number`, `phone`, `guardian` and `unit` are sealed with the account's id as owner. */
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
  // Accounts of before 2026-11-24 have neither.
  phoneVerifiedAt: z.optional(storedDate),
  sessionEpoch: z._default(z.int(), 0),
  leavingAt: z.optional(storedDate),
  faceConsentWithdrawnAt: z.optional(storedDate),
  /** JSON of a person, sealed. */
  guardian: z.optional(z.string()),
  /** JSON of the unit's particulars, sealed. */
  unit: z.optional(z.string()),
})

export async function toAccountItem(account: Account, personalData: PersonalData) {
  const seal = (field: string, plain: string) => personalData.seal(account.id, field, plain)
  const [name, number, phone, guardian, unit] = await Promise.all([
    seal('name', account.name),
    seal('number', account.document.number),
    seal('phone', account.phone),
    account.guardian && sealGuardian(account.id, account.guardian, personalData),
    account.unit && seal('unit', writeUnit(account.unit)),
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
    phoneVerifiedAt: account.phoneVerifiedAt.toISOString(),
    sessionEpoch: account.sessionEpoch,
    leavingAt: account.leavingAt?.toISOString(),
    faceConsentWithdrawnAt: account.faceConsentWithdrawnAt?.toISOString(),
    guardian,
    unit,
  }
}

export async function fromAccountItem(item: unknown, personalData: PersonalData): Promise<Account> {
  const {
    pk,
    documentKind,
    number: sealedNumber,
    issuingState,
    consents,
    leavingAt,
    faceConsentWithdrawnAt,
    guardian: sealedGuardian,
    unit,
    ...stored
  } = itemSchema.parse(item)
  const id = pk.slice('ACCOUNT#'.length) as AccountId
  const open = (field: string, sealed: string) => personalData.open(id, field, sealed)
  const [name, number, phone, guardian, particulars] = await Promise.all([
    open('name', stored.name),
    open('number', sealedNumber),
    open('phone', stored.phone),
    sealedGuardian === undefined ? undefined : open('guardian', sealedGuardian),
    unit === undefined ? undefined : open('unit', unit),
  ])
  return {
    ...stored,
    id,
    phoneVerifiedAt: stored.phoneVerifiedAt ?? stored.registeredAt,
    name,
    phone,
    document: { kind: documentKind, number, ...(issuingState !== undefined && { issuingState }) },
    ...(leavingAt && { leavingAt }),
    ...(faceConsentWithdrawnAt && { faceConsentWithdrawnAt }),
    ...(guardian !== undefined && { guardian: readPerson(guardian) }),
    ...(particulars !== undefined && { unit: readUnit(particulars) }),
    consents: Object.entries(consents).map(([text, at]) => readConsent(text, at)),
  }
}

export const sealGuardian = (owner: AccountId, guardian: NaturalPerson, personalData: PersonalData) =>
  personalData.seal(owner, 'guardian', writePerson(guardian))

export const consentName = ({ agreement, version }: Pick<Consent, 'agreement' | 'version'>) =>
  `${agreement}@${version}`

function readConsent(text: string, at: Date): Consent {
  const [agreement, version = ''] = text.split('@') as [Agreement, string?]
  return { agreement, version, at }
}

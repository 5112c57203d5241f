import * as z from 'zod/mini'
import { FACE_AGREEMENT } from '../../../shared/contracts/consent.ts'
import { whereaboutsSchema } from '../../../shared/contracts/scan-login.ts'
import type { AccountId } from '../../domain/account.ts'
import type { PersonalData } from '../../domain/personal-data.ts'
import type { RecoveredAccount, Recovery, RecoveryClaim, RecoveryConsent } from '../../domain/recovery.ts'
import { evidenceSchema } from './account-event-item.ts'
import { personSchema, readPerson, writePerson } from './natural-person.ts'
import { storedDate, ttlOf } from './stored-date.ts'

export const recoveryKey = (id: string) => ({ pk: `RECOVERY#${id}`, sk: 'RECOVERY' })

/** `claim`, `phone`, the guardian and the account's old phone are sealed with the recovery's id as owner. */
const itemSchema = z.object({
  id: z.string(),
  browserTag: z.string(),
  where: whereaboutsSchema,
  claim: z.string(),
  phone: z.string(),
  startedAt: storedDate,
  expiresAt: storedDate,
  state: z.enum(['open', 'face-passed', 'no-account', 'claimed', 'waiting', 'done', 'stopped']),
  consent: z.optional(z.object({ version: z.string(), at: storedDate, guardian: z.optional(z.string()) })),
  evidence: z.optional(evidenceSchema),
  account: z.optional(
    z.object({
      id: z.string(),
      epoch: z.int(),
      phone: z.string(),
      claimedAt: storedDate,
      waitMs: z.int(),
      toldAt: z.optional(storedDate),
    }),
  ),
  confirmedAt: z.optional(storedDate),
  passwordHash: z.optional(z.string()),
})
type Item = z.infer<typeof itemSchema>

const claimSchema = z.union([
  z.object({ kind: z.literal('personal'), person: personSchema }),
  z.object({
    kind: z.literal('unit'),
    unit: z.object({ name: z.string(), code: z.string() }),
    person: personSchema,
  }),
])
const readClaim = (text: string): RecoveryClaim => claimSchema.parse(JSON.parse(text))

// A day past its end, so that the browser that began it is told what became of it.
const DAY = 24 * 60 * 60_000
export const recoveryTtl = (expiresAt: Date) => ttlOf(new Date(expiresAt.getTime() + DAY))

/** One that was just begun. */
export async function toRecoveryItem(recovery: Recovery, personalData: PersonalData) {
  const { id, browserTag, where, startedAt, expiresAt, state } = recovery
  const [claim, phone] = await Promise.all([
    personalData.seal(id, 'claim', JSON.stringify(recovery.claim)),
    personalData.seal(id, 'phone', recovery.phone),
  ])
  return {
    ...recoveryKey(id),
    ...{ id, browserTag, where, claim, phone, state },
    startedAt: startedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    ttl: recoveryTtl(expiresAt),
  }
}

export async function fromRecoveryItem(item: unknown, personalData: PersonalData): Promise<Recovery> {
  const { claim, phone, consent, account, evidence, confirmedAt, passwordHash, ...rest } =
    itemSchema.parse(item)
  const open = (field: string, sealed: string) => personalData.open(rest.id, field, sealed)
  const [openedClaim, openedPhone, openedConsent, openedAccount] = await Promise.all([
    open('claim', claim),
    open('phone', phone),
    consent && fromConsent(consent, open),
    account && fromAccount(account, open),
  ])
  return {
    ...rest,
    claim: readClaim(openedClaim),
    phone: openedPhone,
    ...(openedConsent && { consent: openedConsent }),
    ...(openedAccount && { account: openedAccount }),
    ...(evidence && { evidence }),
    ...(confirmedAt && { confirmedAt }),
    ...(passwordHash !== undefined && { passwordHash }),
  }
}

type Open = (field: string, sealed: string) => Promise<string>

async function fromConsent(
  { version, at, guardian }: NonNullable<Item['consent']>,
  open: Open,
): Promise<RecoveryConsent> {
  const given = { agreement: FACE_AGREEMENT, version, at } as const
  return guardian === undefined ? given : { ...given, guardian: readPerson(await open('guardian', guardian)) }
}

const fromAccount = async (
  { id, phone, toldAt, ...rest }: NonNullable<Item['account']>,
  open: Open,
): Promise<RecoveredAccount> => ({
  ...rest,
  ...(toldAt && { toldAt }),
  id: id as AccountId,
  phone: await open('old-phone', phone),
})

export const consentItem = async (
  id: string,
  { version, at, guardian }: RecoveryConsent,
  personalData: PersonalData,
) => ({
  version,
  at: at.toISOString(),
  ...(guardian && { guardian: await personalData.seal(id, 'guardian', writePerson(guardian)) }),
})

export const recoveredAccountItem = async (
  id: string,
  account: RecoveredAccount,
  personalData: PersonalData,
) => ({
  ...account,
  phone: await personalData.seal(id, 'old-phone', account.phone),
  claimedAt: account.claimedAt.toISOString(),
  toldAt: account.toldAt?.toISOString(),
})

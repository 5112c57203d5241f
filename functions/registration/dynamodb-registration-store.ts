import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { identityDocumentKindSchema } from '../../shared/vocabulary/identity-document-kind.ts'
import { storedDate, ttlOf } from '../adapters/dynamodb/stored-date.ts'
import { readUnit, writeUnit } from '../adapters/dynamodb/unit-particulars.ts'
import type { AccountId } from '../domain/account.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { Registration } from './registration.ts'
import type { RegistrationStore } from './registration-store.ts'

const keyOf = (id: string) => ({ pk: `REGISTRATION#${id}`, sk: 'REGISTRATION' })

/** `name`, `number`, `phone` and `unit` are sealed with the registration's id as owner. */
const itemSchema = z.object({
  id: z.string(),
  browserTag: z.string(),
  accountId: z.string(),
  documentKind: identityDocumentKindSchema,
  number: z.string(),
  issuingState: z.optional(z.string()),
  name: z.string(),
  phone: z.string(),
  /** JSON of the unit's particulars, sealed. */
  unit: z.optional(z.string()),
  consents: z.array(
    z.object({
      agreement: z.enum(['user-agreement', 'privacy-policy']),
      version: z.string(),
      at: storedDate,
    }),
  ),
  expiresAt: storedDate,
})

export function dynamodbRegistrationStore(
  db: DynamoDBDocumentClient,
  tableName: string,
  personalData: PersonalData,
): RegistrationStore {
  return {
    async add(registration) {
      const Item = await toItem(registration, personalData)
      const ConditionExpression = 'attribute_not_exists(pk)'
      try {
        await db.send(new PutCommand({ TableName: tableName, Item, ConditionExpression }))
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
      }
    },

    async find(id) {
      const { Item } = await db.send(
        new GetCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true }),
      )
      return Item && fromItem(Item, personalData)
    },
  }
}

async function toItem(registration: Registration, personalData: PersonalData) {
  const { document, consents, expiresAt, ...rest } = registration
  const seal = (field: string, plain: string) => personalData.seal(registration.id, field, plain)
  const [name, number, phone, unit] = await Promise.all([
    seal('name', registration.name),
    seal('number', document.number),
    seal('phone', registration.phone),
    registration.kind === 'unit' ? seal('unit', writeUnit(registration.unit)) : undefined,
  ])
  return {
    ...keyOf(registration.id),
    ...rest,
    documentKind: document.kind,
    issuingState: document.issuingState,
    name,
    number,
    phone,
    unit,
    consents: consents.map((consent) => ({ ...consent, at: consent.at.toISOString() })),
    expiresAt: expiresAt.toISOString(),
    ttl: ttlOf(expiresAt),
  }
}

async function fromItem(item: unknown, personalData: PersonalData): Promise<Registration> {
  const stored = itemSchema.parse(item)
  const open = (field: string, sealed: string) => personalData.open(stored.id, field, sealed)
  const [name, number, phone, unit] = await Promise.all([
    open('name', stored.name),
    open('number', stored.number),
    open('phone', stored.phone),
    stored.unit === undefined ? undefined : open('unit', stored.unit),
  ])
  const { id, browserTag, accountId, documentKind, issuingState, consents, expiresAt } = stored
  return {
    ...(unit === undefined ? { kind: 'personal' } : { kind: 'unit', unit: readUnit(unit) }),
    id,
    browserTag,
    accountId: accountId as AccountId,
    document: { kind: documentKind, number, ...(issuingState !== undefined && { issuingState }) },
    name,
    phone,
    consents,
    expiresAt,
  }
}

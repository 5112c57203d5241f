import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { identityDocumentKindSchema } from '../../shared/vocabulary/identity-document-kind.ts'
import { storedDate, ttlOf } from '../adapters/dynamodb/stored-date.ts'
import type { AccountId } from '../domain/account.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { Registration } from './registration.ts'
import type { RegistrationStore } from './registration-store.ts'

const keyOf = (id: string) => ({ pk: `REGISTRATION#${id}`, sk: 'REGISTRATION' })

/** `name`, `number` and `phone` are sealed with the registration's id as owner. */
const itemSchema = z.object({
  id: z.string(),
  browserTag: z.string(),
  accountId: z.string(),
  documentKind: identityDocumentKindSchema,
  number: z.string(),
  issuingState: z.optional(z.string()),
  name: z.string(),
  phone: z.string(),
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
      await db.send(new PutCommand({ TableName: tableName, Item: await toItem(registration, personalData) }))
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
  const [name, number, phone] = await Promise.all([
    seal('name', registration.name),
    seal('number', document.number),
    seal('phone', registration.phone),
  ])
  return {
    ...keyOf(registration.id),
    ...rest,
    documentKind: document.kind,
    issuingState: document.issuingState,
    name,
    number,
    phone,
    consents: consents.map((consent) => ({ ...consent, at: consent.at.toISOString() })),
    expiresAt: expiresAt.toISOString(),
    ttl: ttlOf(expiresAt),
  }
}

async function fromItem(item: unknown, personalData: PersonalData): Promise<Registration> {
  const { documentKind, issuingState, accountId, ...stored } = itemSchema.parse(item)
  const open = (field: 'name' | 'number' | 'phone') => personalData.open(stored.id, field, stored[field])
  const [name, number, phone] = await Promise.all([open('name'), open('number'), open('phone')])
  return {
    id: stored.id,
    browserTag: stored.browserTag,
    accountId: accountId as AccountId,
    document: { kind: documentKind, number, ...(issuingState !== undefined && { issuingState }) },
    name,
    phone,
    consents: stored.consents,
    expiresAt: stored.expiresAt,
  }
}

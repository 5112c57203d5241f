import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { storedDate, ttlOf } from '../adapters/dynamodb/stored-date.ts'
import type { CodeBinding } from '../domain/one-time-code.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { PROOF_LIFE_MS, type PhoneProofStore } from './phone-proof-store.ts'

const itemSchema = z.object({ expiresAt: storedDate })

export function dynamodbPhoneProofStore(
  db: DynamoDBDocumentClient,
  tableName: string,
  personalData: PersonalData,
): PhoneProofStore {
  const placeOf = async ({ phone, purpose, browserTag }: CodeBinding, code: string) => {
    const proven = JSON.stringify([browserTag, phone, purpose, code])
    const pk = `PHONE_PROOF#${await personalData.blindIndex('phone-proof', proven)}`
    return { TableName: tableName, Key: { pk, sk: 'PHONE_PROOF' } }
  }

  return {
    async add(binding, code, now) {
      const { TableName, Key } = await placeOf(binding, code)
      const expiresAt = new Date(now.getTime() + PROOF_LIFE_MS)
      const Item = { ...Key, expiresAt: expiresAt.toISOString(), ttl: ttlOf(expiresAt) }
      await db.send(new PutCommand({ TableName, Item }))
    },

    async isProven(binding, code, now) {
      const place = await placeOf(binding, code)
      const { Item } = await db.send(new GetCommand({ ...place, ConsistentRead: true }))
      return Item !== undefined && now < itemSchema.parse(Item).expiresAt
    },

    async remove(binding, code) {
      await db.send(new DeleteCommand(await placeOf(binding, code)))
    },
  }
}

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { AccountStore } from '../../domain/account.ts'
import type { PersonalData } from '../../domain/personal-data.ts'
import { accountClaims, claimant, holderOf } from './account-claims.ts'
import { accountKey, consentName, fromAccountItem } from './account-item.ts'
import { accountAdding } from './account-adding.ts'

type Key = Record<string, string>

export function dynamodbAccountStore(
  db: DynamoDBDocumentClient,
  tableName: string,
  personalData: PersonalData,
): AccountStore {
  const claims = accountClaims(personalData)

  const get = async (key: Key, ConsistentRead = true) =>
    (await db.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead }))).Item

  return {
    add: accountAdding(db, tableName, personalData),

    async find(id, how = 'consistently') {
      const item = await get(accountKey(id), how === 'consistently')
      return item && fromAccountItem(item, personalData)
    },

    async findByDocumentKey(key) {
      const { Items = [] } = await db.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': await claims.documentPartition(key) },
          ConsistentRead: true,
        }),
      )
      return [...new Set(Items.map(claimant))]
    },

    async isDocumentBound(document, now) {
      return holderOf(await get(await claims.documentClaimKey(document)), now) !== undefined
    },

    async findByPhone(phone, kind, now) {
      return holderOf(await get(await claims.phoneClaimKey(phone, kind)), now)
    },

    async replacePasswordHash(id, from, to) {
      const replace = new UpdateCommand({
        TableName: tableName,
        Key: accountKey(id),
        ConditionExpression: 'passwordHash = :from',
        UpdateExpression: 'SET passwordHash = :to',
        ExpressionAttributeValues: { ':from': from, ':to': to },
      })
      await unlessConditionFails(db.send(replace))
    },

    async recordConsents(id, consents) {
      if (consents.length === 0) return
      const entries = consents.map((consent, index) => ({
        consent,
        name: `#c${String(index)}`,
        at: `:c${String(index)}`,
      }))
      const record = new UpdateCommand({
        TableName: tableName,
        Key: accountKey(id),
        ConditionExpression: entries.map(({ name }) => `attribute_not_exists(consents.${name})`).join(' OR '),
        UpdateExpression: `SET ${entries.map(({ name, at }) => `consents.${name} = if_not_exists(consents.${name}, ${at})`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(
          entries.map(({ name, consent }) => [name, consentName(consent)]),
        ),
        ExpressionAttributeValues: Object.fromEntries(
          entries.map(({ at, consent }) => [at, consent.at.toISOString()]),
        ),
      })
      await unlessConditionFails(db.send(record))
    },

    async markPhoneVerified(id, at) {
      const mark = new UpdateCommand({
        TableName: tableName,
        Key: accountKey(id),
        ConditionExpression: 'attribute_not_exists(phoneVerifiedAt) OR phoneVerifiedAt < :at',
        UpdateExpression: 'SET phoneVerifiedAt = :at',
        ExpressionAttributeValues: { ':at': at.toISOString() },
      })
      await unlessConditionFails(db.send(mark))
    },
  }
}

async function unlessConditionFails(sending: Promise<unknown>) {
  try {
    await sending
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}

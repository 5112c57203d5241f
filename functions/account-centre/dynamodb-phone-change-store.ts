import { DeleteCommand, type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { accountClaims } from '../adapters/dynamodb/account-claims.ts'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { claimMove } from '../adapters/dynamodb/claim-move.ts'
import { proofUse } from '../adapters/dynamodb/dynamodb-holder-proof-store.ts'
import { accountInEpoch } from '../adapters/dynamodb/in-epoch.ts'
import { sessionRenewal } from '../adapters/dynamodb/session-writes.ts'
import { storedDate, ttlOf } from '../adapters/dynamodb/stored-date.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { AccountId } from '../domain/account.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { PhoneChange, PhoneChangeStore } from './phone-change.ts'

const noticeKey = (proofId: string) => ({ pk: `PHONE_NOTICE#${proofId}`, sk: 'PHONE_NOTICE' })

/** Nobody asks again after the same change when this is over. */
const NOTICE_LIFE_MS = 60 * 60_000

/** `from` and `to` are sealed with the account's id as owner. */
const noticeSchema = z.object({ accountId: z.string(), at: storedDate, from: z.string(), to: z.string() })

export function dynamodbPhoneChangeStore(
  db: DynamoDBDocumentClient,
  TableName: string,
  personalData: PersonalData,
): PhoneChangeStore {
  const claims = accountClaims(personalData)

  async function noticeOf({ account, phone, proof, event }: PhoneChange) {
    const [from, to] = await Promise.all([
      personalData.seal(account.id, 'notice-from', account.phone),
      personalData.seal(account.id, 'notice-to', phone),
    ])
    const ttl = ttlOf(new Date(event.at.getTime() + NOTICE_LIFE_MS))
    return { ...noticeKey(proof.id), accountId: account.id, at: event.at.toISOString(), from, to, ttl }
  }

  return {
    async write(change) {
      const { account, phone, proof, event, renewal } = change
      const [from, to, sealed, notice] = await Promise.all([
        claims.phoneClaimKey(account.phone, account.kind),
        claims.phoneClaimKey(phone, account.kind),
        personalData.seal(account.id, 'phone', phone),
        noticeOf(change),
      ])
      return writeTogether(db, [
        { Update: boundTo(TableName, change, sealed) },
        ...claimMove(TableName, account.id, { from, to, at: event.at }),
        ...sessionRenewal(TableName, renewal),
        { Put: { TableName, Item: toEventItem(event), ConditionExpression: 'attribute_not_exists(pk)' } },
        proofUse(TableName, proof),
        { Put: { TableName, Item: notice } },
      ])
    },

    async untold(proofId) {
      const { Item } = await db.send(
        new GetCommand({ TableName, Key: noticeKey(proofId), ConsistentRead: true }),
      )
      if (!Item) return undefined
      const { accountId: owner, at, ...sealed } = noticeSchema.parse(Item)
      const [from, to] = await Promise.all([
        personalData.open(owner, 'notice-from', sealed.from),
        personalData.open(owner, 'notice-to', sealed.to),
      ])
      return { accountId: owner as AccountId, at, from, to }
    },

    async markTold(proofId) {
      await db.send(new DeleteCommand({ TableName, Key: noticeKey(proofId) }))
    },
  }
}

function boundTo(TableName: string, { account, event }: PhoneChange, sealedPhone: string) {
  const inEpoch = accountInEpoch(TableName, account)
  return {
    ...inEpoch,
    UpdateExpression: 'SET phone = :phone, phoneVerifiedAt = :at, sessionEpoch = :next',
    ExpressionAttributeValues: {
      ...inEpoch.ExpressionAttributeValues,
      ':phone': sealedPhone,
      ':at': event.at.toISOString(),
      ':next': account.sessionEpoch + 1,
    },
  }
}

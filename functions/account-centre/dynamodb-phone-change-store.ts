import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { accountClaims } from '../adapters/dynamodb/account-claims.ts'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { claimMove } from '../adapters/dynamodb/claim-move.ts'
import { proofUse } from '../adapters/dynamodb/dynamodb-holder-proof-store.ts'
import { accountInEpoch } from '../adapters/dynamodb/in-epoch.ts'
import { noticeWrites } from '../adapters/dynamodb/notice-item.ts'
import { sessionRenewal } from '../adapters/dynamodb/session-writes.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { PhoneChange, PhoneChangeStore } from './phone-change.ts'

export function dynamodbPhoneChangeStore(
  db: DynamoDBDocumentClient,
  TableName: string,
  personalData: PersonalData,
): PhoneChangeStore {
  const claims = accountClaims(personalData)

  return {
    async write(change) {
      const { account, phone, proof, event, renewal, notices } = change
      const [from, to, sealed, telling] = await Promise.all([
        claims.phoneClaimKey(account.phone, account.kind),
        claims.phoneClaimKey(phone, account.kind),
        personalData.seal(account.id, 'phone', phone),
        noticeWrites(TableName, notices, personalData),
      ])
      return writeTogether(db, [
        { Update: boundTo(TableName, change, sealed) },
        ...claimMove(TableName, account.id, { from, to, at: event.at }),
        ...sessionRenewal(TableName, renewal),
        { Put: { TableName, Item: toEventItem(event), ConditionExpression: 'attribute_not_exists(pk)' } },
        proofUse(TableName, proof),
        ...telling,
      ])
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

import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { accountKey, consentName, sealGuardian } from '../adapters/dynamodb/account-item.ts'
import { faceConsentNames } from '../adapters/dynamodb/face-consent-names.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { FaceConsentStore } from './face-consent-store.ts'

export function dynamodbFaceConsentStore(
  db: DynamoDBDocumentClient,
  TableName: string,
  personalData: PersonalData,
): FaceConsentStore {
  const telling = (event: AccountEvent) => ({ Put: { TableName, Item: toEventItem(event) } })

  return {
    async give(consent, guardian, event) {
      const sealed = guardian && (await sealGuardian(event.accountId, guardian, personalData))
      const give = {
        Update: {
          TableName,
          Key: accountKey(event.accountId),
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(consents.#consent)',
          // Who has grown older meanwhile gives it alone.
          UpdateExpression: sealed
            ? 'SET consents.#consent = :at, guardian = :guardian'
            : 'SET consents.#consent = :at REMOVE guardian',
          ExpressionAttributeNames: { '#consent': consentName(consent) },
          ExpressionAttributeValues: {
            ':at': consent.at.toISOString(),
            ...(sealed && { ':guardian': sealed }),
          },
        },
      }
      return writeTogether(db, [give, telling(event)])
    },

    async withdraw({ id, consents }, event) {
      const names = faceConsentNames(consents).map((name, place) => [`#c${String(place)}`, name] as const)
      const withdraw = {
        Update: {
          TableName,
          Key: accountKey(id),
          ConditionExpression: names.map(([sign]) => `attribute_exists(consents.${sign})`).join(' OR '),
          UpdateExpression: `SET faceConsentWithdrawnAt = :at REMOVE ${[...names.map(([sign]) => `consents.${sign}`), 'guardian'].join(', ')}`,
          ExpressionAttributeNames: Object.fromEntries(names),
          ExpressionAttributeValues: { ':at': event.at.toISOString() },
        },
      }
      return writeTogether(db, [withdraw, telling(event)])
    },
  }
}

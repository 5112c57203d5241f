import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { LeavingStore } from '../../domain/leaving.ts'
import type { PersonalData } from '../../domain/personal-data.ts'
import { accountClaims } from './account-claims.ts'
import { comingBackWrites } from './leaving-writes.ts'
import { noticeWrites } from './notice-item.ts'
import { writeTogether } from './write-together.ts'

export function dynamodbLeavingStore(
  db: DynamoDBDocumentClient,
  tableName: string,
  personalData: PersonalData,
): LeavingStore {
  const { claimKeysOf } = accountClaims(personalData)

  return {
    async undo(account, event, notice) {
      const claims = await claimKeysOf(account)
      return writeTogether(db, [
        ...comingBackWrites(tableName, account, { claims, event }),
        ...(await noticeWrites(tableName, [notice], personalData)),
      ])
    },
  }
}

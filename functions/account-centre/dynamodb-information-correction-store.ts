import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { accountClaims } from '../adapters/dynamodb/account-claims.ts'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { toAccountItem } from '../adapters/dynamodb/account-item.ts'
import { claimMove } from '../adapters/dynamodb/claim-move.ts'
import { proofUse } from '../adapters/dynamodb/dynamodb-holder-proof-store.ts'
import { faceConsentNames } from '../adapters/dynamodb/face-consent-names.ts'
import { accountInEpoch } from '../adapters/dynamodb/in-epoch.ts'
import { sessionRenewal } from '../adapters/dynamodb/session-writes.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { InformationCorrection, InformationCorrectionStore } from './information-correction.ts'

export function dynamodbInformationCorrectionStore(
  db: DynamoDBDocumentClient,
  TableName: string,
  personalData: PersonalData,
): InformationCorrectionStore {
  const { documentClaimKey } = accountClaims(personalData)

  return {
    async write(correction) {
      const { before, after, proof, event, renewal } = correction
      const [from, to, item] = await Promise.all([
        documentClaimKey(before.document),
        documentClaimKey(after.document),
        toAccountItem(after, personalData),
      ])
      return writeTogether(db, [
        { Update: correctedTo(TableName, correction, item) },
        ...claimMove(TableName, before.id, { from, to, at: event.at }),
        ...sessionRenewal(TableName, renewal),
        { Put: { TableName, Item: toEventItem(event), ConditionExpression: 'attribute_not_exists(pk)' } },
        proofUse(TableName, proof),
      ])
    },
  }
}

type Item = Awaited<ReturnType<typeof toAccountItem>>

/** Only what was corrected is written: what others write meanwhile without ending the sessions stays as they wrote it. */
function correctedTo(TableName: string, { before, isFaceAnothers }: InformationCorrection, item: Item) {
  const inEpoch = accountInEpoch(TableName, before)
  const { name, documentKind, number, issuingState, unit, level, levelSince } = item
  const all = { name, documentKind, number, issuingState, unit, level, levelSince }
  const kept = Object.entries(all).filter(([, value]) => value !== undefined)
  const gone = Object.entries(all).filter(([, value]) => value === undefined)
  const consents = isFaceAnothers ? faceConsentNames(before.consents) : []
  const removed = [
    ...gone.map(([field]) => `#${field}`),
    ...consents.map((_name, place) => `consents.#consent${String(place)}`),
    ...(isFaceAnothers ? ['guardian'] : []),
  ]
  return {
    ...inEpoch,
    ConditionExpression: `(${inEpoch.ConditionExpression}) AND #level = :levelBefore`,
    UpdateExpression: [
      `SET sessionEpoch = :next, ${kept.map(([field]) => `#${field} = :${field}`).join(', ')}`,
      ...(removed.length > 0 ? [`REMOVE ${removed.join(', ')}`] : []),
    ].join(' '),
    ExpressionAttributeNames: Object.fromEntries([
      ...Object.keys(all).map((field) => [`#${field}`, field]),
      ...consents.map((name, place) => [`#consent${String(place)}`, name]),
    ]) as Record<string, string>,
    ExpressionAttributeValues: {
      ...inEpoch.ExpressionAttributeValues,
      ':next': before.sessionEpoch + 1,
      ':levelBefore': before.level,
      ...Object.fromEntries(kept.map(([field, value]) => [`:${field}`, value])),
    },
  }
}

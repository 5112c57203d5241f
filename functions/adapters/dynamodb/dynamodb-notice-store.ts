import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  paginateQuery,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import type { AccountId } from '../../domain/account.ts'
import {
  type LeftOverNotices,
  NOTICE_IN_HAND_MS,
  NOTICE_LIFE_MS,
  type NoticeStore,
} from '../../domain/notice.ts'
import type { PersonalData } from '../../domain/personal-data.ts'
import { fromNoticeItem, noticeKey, noticePartitions, toNoticeItem } from './notice-item.ts'

const refSchema = z.object({ sk: z.string(), accountId: z.string() })

const NOBODY_HAS_IT = '(attribute_not_exists(takenUntil) OR takenUntil <= :now)'

export function dynamodbNoticeStore(
  db: DynamoDBDocumentClient,
  TableName: string,
  personalData: PersonalData,
): NoticeStore {
  return {
    async add(notice) {
      await db.send(new PutCommand({ TableName, Item: await toNoticeItem(notice, personalData) }))
    },

    async settle(notice) {
      await db.send(new DeleteCommand({ TableName, Key: noticeKey(notice) }))
    },
  }
}

export function dynamodbLeftOverNotices(
  db: DynamoDBDocumentClient,
  TableName: string,
  personalData: PersonalData,
): LeftOverNotices {
  async function* leftOverIn(pk: string, now: Date) {
    const before = (ms: number) => new Date(now.getTime() - ms).toISOString()
    const query = {
      TableName,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :oldest AND :youngest',
      FilterExpression: NOBODY_HAS_IT,
      ExpressionAttributeValues: {
        ':pk': pk,
        ':oldest': before(NOTICE_LIFE_MS),
        ':youngest': before(NOTICE_IN_HAND_MS),
        ':now': now.toISOString(),
      },
    }
    for await (const { Items = [] } of paginateQuery({ client: db }, query)) {
      yield* Items.map((item) => {
        const { sk, accountId } = refSchema.parse(item)
        return { id: sk, accountId: accountId as AccountId }
      })
    }
  }

  return {
    ...dynamodbNoticeStore(db, TableName, personalData),

    leftOver: (now) => noticePartitions().map((pk) => leftOverIn(pk, now)),

    async take(ref, now) {
      const [dueAt = ''] = ref.id.split('~')
      const age = now.getTime() - Date.parse(dueAt)
      const take = new UpdateCommand({
        TableName,
        Key: noticeKey(ref),
        ConditionExpression: `attribute_exists(pk) AND ${NOBODY_HAS_IT}`,
        UpdateExpression: 'SET takenUntil = :until',
        ExpressionAttributeValues: {
          ':now': now.toISOString(),
          ':until': new Date(now.getTime() + age).toISOString(),
        },
        ReturnValues: 'ALL_NEW',
      })
      try {
        const { Attributes } = await db.send(take)
        return await fromNoticeItem(Attributes, personalData)
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined
        throw error
      }
    },
  }
}

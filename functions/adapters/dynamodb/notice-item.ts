import * as z from 'zod/mini'
import { whereaboutsSchema } from '../../../shared/contracts/scan-login.ts'
import type { AccountId } from '../../domain/account.ts'
import { type HolderMessage, type Notice, NOTICE_LIFE_MS, type NoticeRef } from '../../domain/notice.ts'
import type { PersonalData } from '../../domain/personal-data.ts'
import { storedDate, ttlOf } from './stored-date.ts'

/** By account, so that no partition is written by everybody who signs in on a Monday morning. */
const SHARDS = 8
const partition = (shard: number) => `NOTICE#${String(shard)}`
export const noticePartitions = () => Array.from({ length: SHARDS }, (_, shard) => partition(shard))

/** Ids of accounts are drawn evenly. */
export const noticeKey = ({ accountId, id }: NoticeRef) => ({
  pk: partition(accountId.charCodeAt(0) % SHARDS),
  sk: id,
})

/** `notice`: phone, message and recovery, sealed with the account's id as owner. */
const itemSchema = z.object({ sk: z.string(), accountId: z.string(), notice: z.string() })

const at = { at: storedDate }
const of = <Kind extends string>(kind: Kind) => ({ kind: z.literal(kind), ...at })
const messages = {
  'new-browser': z.object({ ...of('new-browser'), where: whereaboutsSchema }),
  'password-reset': z.object(of('password-reset')),
  'deregistration-asked': z.object({ ...of('deregistration-asked'), endsAt: storedDate }),
  'deregistration-undone': z.object(of('deregistration-undone')),
  'phone-changed': z.object(of('phone-changed')),
  'phone-bound': z.object(of('phone-bound')),
  'recovery-begun': z.object({ ...of('recovery-begun'), where: whereaboutsSchema, link: z.string() }),
  'account-recovered': z.object(of('account-recovered')),
} satisfies Record<HolderMessage['kind'], unknown>
const sealedSchema = z.object({
  phone: z.string(),
  message: z.union(Object.values(messages)),
  recoveryId: z.optional(z.string()),
})

export async function toNoticeItem(notice: Notice, personalData: PersonalData) {
  const { accountId, phone, message, recoveryId } = notice
  return {
    ...noticeKey(notice),
    accountId,
    notice: await personalData.seal(accountId, 'notice', JSON.stringify({ phone, message, recoveryId })),
    ttl: ttlOf(new Date(message.at.getTime() + NOTICE_LIFE_MS)),
  }
}

export async function fromNoticeItem(item: unknown, personalData: PersonalData): Promise<Notice> {
  const { sk, accountId, notice } = itemSchema.parse(item)
  const opened: unknown = JSON.parse(await personalData.open(accountId, 'notice', notice))
  const { recoveryId, ...rest } = sealedSchema.parse(opened)
  return {
    ...{ id: sk, accountId: accountId as AccountId, ...rest },
    ...(recoveryId !== undefined && { recoveryId }),
  }
}

/** Part of the transaction that makes it due. */
export const noticeWrites = (TableName: string, notices: readonly Notice[], personalData: PersonalData) =>
  Promise.all(
    notices.map(async (notice) => ({ Put: { TableName, Item: await toNoticeItem(notice, personalData) } })),
  )

/** Part of the transaction after which it would be news of yesterday. */
export const noticeGone = (TableName: string, ref: NoticeRef) => ({
  Delete: { TableName, Key: noticeKey(ref) },
})

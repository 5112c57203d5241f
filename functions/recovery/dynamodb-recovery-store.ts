import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { dynamodbRecoveries } from '../adapters/dynamodb/dynamodb-recoveries.ts'
import { recoveredAccountItem, recoveryTtl, toRecoveryItem } from '../adapters/dynamodb/recovery-item.ts'
import { accountInEpoch } from '../adapters/dynamodb/in-epoch.ts'
import { noticeGone, noticeWrites } from '../adapters/dynamodb/notice-item.ts'
import { putUnlessLive } from '../adapters/dynamodb/put-unless-live.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import type { RecoveredAccount } from '../domain/recovery.ts'
import { dueAtLatest } from './due-at.ts'
import { recoveredAccount } from './dynamodb-recovered-account.ts'
import { accountsRecovery, asToldAsRead, recoveryStep, stopLinkKey } from './dynamodb-recovery-steps.ts'
import type { RecoveryStore } from './recovery-store.ts'
import { begunNotice } from './recovery-event.ts'
import { FINISH_WITHIN_MS } from './recovery-limits.ts'

const pointerSchema = z.object({ recoveryId: z.string() })

export function dynamodbRecoveryStore(
  db: DynamoDBDocumentClient,
  TableName: string,
  personalData: PersonalData,
): RecoveryStore {
  const telling = (event: AccountEvent) => ({
    Put: { TableName, Item: toEventItem(event), ConditionExpression: 'attribute_not_exists(pk)' },
  })
  const pointed = async (Key: Record<string, string>) => {
    const { Item } = await db.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
    return Item && pointerSchema.parse(Item).recoveryId
  }
  const accounts = accountsRecovery(TableName)

  return {
    ...dynamodbRecoveries(db, TableName, personalData),

    async add(recovery, now) {
      await putUnlessLive(db, TableName, await toRecoveryItem(recovery, personalData), now)
    },

    async findNoAccount(id) {
      const step = recoveryStep(TableName, id, { from: ['face-passed'], set: { state: 'no-account' } })
      await holds(db.send(new UpdateCommand(step)))
    },

    async claim(id, { account, stopLinkId, event, notice }) {
      const ttl = ttlOfClaimed(account)
      const set = { state: 'claimed', account: await recoveredAccountItem(id, account, personalData) }
      return writeTogether(db, [
        { Update: recoveryStep(TableName, id, { from: ['face-passed'], set }) },
        { ConditionCheck: accountInEpoch(TableName, { id: account.id, sessionEpoch: account.epoch }) },
        { Put: { TableName, Item: { ...stopLinkKey(stopLinkId), recoveryId: id, ttl } } },
        { Put: { TableName, Item: { ...accounts.key(account.id), recoveryId: id, ttl } } },
        telling(event),
        ...(await noticeWrites(TableName, [notice], personalData)),
      ])
    },

    currentOf: (accountId) => pointed(accounts.key(accountId)),
    findByLink: (stopLinkId) => pointed(stopLinkKey(stopLinkId)),

    wait({ id, account }, passwordHash) {
      const set = { state: 'waiting', passwordHash, ttl: ttlOfClaimed(account) }
      return holds(db.send(new UpdateCommand(recoveryStep(TableName, id, { from: ['claimed'], set }))))
    },

    async takeEffect(recovery, effect) {
      const set = { state: 'done', passwordHash: effect.passwordHash }
      const step = recoveryStep(TableName, recovery.id, { from: ['claimed', 'waiting'], set })
      return writeTogether(db, [
        ...(await recoveredAccount({ TableName, personalData }, recovery, effect)),
        { Update: asToldAsRead(step, recovery) },
        accounts.gone(recovery),
        telling(effect.event),
        ...(await noticeWrites(TableName, effect.notices, personalData)),
        noticeGone(TableName, begunNotice(recovery)),
      ])
    },

    stop: (recovery, event) =>
      writeTogether(db, [
        {
          Update: recoveryStep(TableName, recovery.id, {
            from: ['claimed', 'waiting'],
            set: { state: 'stopped' },
          }),
        },
        accounts.gone(recovery),
        telling(event),
        noticeGone(TableName, begunNotice(recovery)),
      ]),

    confirm: (recovery, event) =>
      writeTogether(db, [
        {
          Update: recoveryStep(TableName, recovery.id, {
            from: ['claimed', 'waiting'],
            set: { confirmedAt: event.at.toISOString() },
          }),
        },
        accounts.still(recovery),
        telling(event),
      ]),
  }
}

/** As long as it may be of use to whoever finishes or stops it. */
const ttlOfClaimed = (account: RecoveredAccount) =>
  recoveryTtl(new Date(dueAtLatest(account).getTime() + FINISH_WITHIN_MS))

/** Whether the condition did. */
async function holds(sending: Promise<unknown>): Promise<boolean> {
  try {
    await sending
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

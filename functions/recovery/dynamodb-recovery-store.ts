import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { toEventItem } from '../adapters/dynamodb/account-event-item.ts'
import { dynamodbRecoveries } from '../adapters/dynamodb/dynamodb-recoveries.ts'
import {
  recoveredAccountItem,
  recoveryKey,
  recoveryTtl,
  toRecoveryItem,
} from '../adapters/dynamodb/recovery-item.ts'
import { accountInEpoch } from '../adapters/dynamodb/in-epoch.ts'
import { putUnlessLive } from '../adapters/dynamodb/put-unless-live.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import type { AccountEvent } from '../domain/account-event.ts'
import type { PersonalData } from '../domain/personal-data.ts'
import { recoveredAccount } from './dynamodb-recovered-account.ts'
import { accountsRecovery, recoveryStep, stopLinkKey } from './dynamodb-recovery-steps.ts'
import type { RecoveryStore } from './recovery-store.ts'
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

    async claim(id, { account, effectiveAt, stopLinkId, event }) {
      const ttl = recoveryTtl(new Date(effectiveAt.getTime() + FINISH_WITHIN_MS))
      const sealed = await recoveredAccountItem(id, account, personalData)
      const set = { state: 'claimed', account: sealed, effectiveAt: effectiveAt.toISOString() }
      return writeTogether(db, [
        { Update: recoveryStep(TableName, id, { from: ['face-passed'], set }) },
        { ConditionCheck: accountInEpoch(TableName, { id: account.id, sessionEpoch: account.epoch }) },
        { Put: { TableName, Item: { ...stopLinkKey(stopLinkId), recoveryId: id, ttl } } },
        { Put: { TableName, Item: { ...accounts.key(account.id), recoveryId: id, ttl } } },
        telling(event),
      ])
    },

    async markTold(id, what) {
      const mark = new UpdateCommand({
        TableName,
        Key: recoveryKey(id),
        ConditionExpression: 'attribute_exists(account)',
        UpdateExpression: 'SET account.#what = :told',
        ExpressionAttributeNames: { '#what': what },
        ExpressionAttributeValues: { ':told': true },
      })
      await db.send(mark)
    },

    currentOf: (accountId) => pointed(accounts.key(accountId)),
    findByLink: (stopLinkId) => pointed(stopLinkKey(stopLinkId)),

    wait(id, passwordHash, expiresAt) {
      const set = {
        state: 'waiting',
        passwordHash,
        expiresAt: expiresAt.toISOString(),
        ttl: recoveryTtl(expiresAt),
      }
      return holds(db.send(new UpdateCommand(recoveryStep(TableName, id, { from: ['claimed'], set }))))
    },

    async takeEffect(recovery, account, passwordHash, event) {
      const set = { state: 'done', passwordHash }
      return writeTogether(db, [
        ...(await recoveredAccount({ TableName, personalData }, recovery, account, {
          passwordHash,
          at: event.at,
        })),
        { Update: recoveryStep(TableName, recovery.id, { from: ['claimed', 'waiting'], set }) },
        accounts.gone(recovery),
        telling(event),
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
      ]),

    confirm: (recovery, event) =>
      writeTogether(db, [
        {
          Update: recoveryStep(TableName, recovery.id, {
            from: ['claimed', 'waiting'],
            set: { effectiveAt: event.at.toISOString() },
          }),
        },
        accounts.still(recovery),
        telling(event),
      ]),
  }
}

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

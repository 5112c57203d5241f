import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { toSessionItem } from '../adapters/dynamodb/session-item.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import { fromScanLoginItem, scanLoginKey, toScanLoginItem } from './dynamodb-scan-login-item.ts'
import { stepWrite, type StepWrite } from './dynamodb-step-write.ts'
import type { ScanLogin } from './scan-login.ts'
import type { Change, ScanLoginStore } from './scan-login-store.ts'

const BY_THE_PHONE = '#scan.#phone = :phone'

export function dynamodbScanLoginStore(db: DynamoDBDocumentClient, tableName: string): ScanLoginStore {
  async function change<After extends ScanLogin>(write: StepWrite): Promise<Change<After>> {
    try {
      const { Attributes = {} } = await db.send(
        new UpdateCommand({ TableName: tableName, ...write, ReturnValues: 'ALL_NEW' }),
      )
      return { made: true, login: fromScanLoginItem(Attributes) as After }
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
      return { made: false, login: error.Item && fromScanLoginItem(unmarshall(error.Item)) }
    }
  }

  return {
    async add(login) {
      const put = new PutCommand({
        TableName: tableName,
        Item: toScanLoginItem(login),
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      })
      try {
        await db.send(put)
        return login
      } catch (error) {
        const there = error instanceof ConditionalCheckFailedException ? error.Item : undefined
        const found = there && fromScanLoginItem(unmarshall(there))
        // A repeat whose first answer got lost is answered; nobody else knows the secret.
        if (found?.secretHash !== login.secretHash) throw error
        return found
      }
    },

    async find(ticket, consistent) {
      const { Item } = await db.send(
        new GetCommand({ TableName: tableName, Key: scanLoginKey(ticket), ConsistentRead: consistent }),
      )
      return Item && fromScanLoginItem(Item)
    },

    scan: (ticket, scan, now) => change(stepWrite('scan', ticket, now, { set: { scan } })),

    confirm: (ticket, { phone, number, fresh }, now) =>
      change(
        stepWrite('confirm', ticket, now, {
          only: [BY_THE_PHONE, '#scan.#number = :number', ...(fresh ? [] : ['#scan.#level <> :freshOnly'])],
          values: { ':phone': phone, ':number': number, ...(!fresh && { ':freshOnly': 'L3' }) },
          set: { confirmedAt: now.toISOString() },
        }),
      ),

    decline: (ticket, phone, because, now) =>
      change(
        stepWrite(because === 'person' ? 'decline' : 'miss', ticket, now, {
          only: [BY_THE_PHONE],
          values: { ':phone': phone },
          set: { because, declinedAt: now.toISOString() },
        }),
      ),

    cancel: (ticket, secretHash, now) =>
      change(
        stepWrite('cancel', ticket, now, {
          only: ['#secretHash = :secretHash'],
          values: { ':secretHash': secretHash },
        }),
      ),

    claim: (ticket, session, now) =>
      writeTogether(db, [
        { Update: { TableName: tableName, ...stepWrite('claim', ticket, now, {}) } },
        { Put: { TableName: tableName, Item: toSessionItem(session) } },
      ]),
  }
}

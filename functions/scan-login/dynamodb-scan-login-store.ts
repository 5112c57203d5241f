import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { toSessionItem } from '../adapters/dynamodb/session-item.ts'
import { pauses } from '../adapters/dynamodb/trying-again.ts'
import { newId } from '../domain/new-id.ts'
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

    async claim(ticket, session, now) {
      const transaction = new TransactWriteCommand({
        ClientRequestToken: newId(),
        TransactItems: [
          { Update: { TableName: tableName, ...stepWrite('claim', ticket, now, {}) } },
          { Put: { TableName: tableName, Item: toSessionItem(session) } },
        ],
      })
      let cancelled: unknown
      for (const pause of pauses()) {
        try {
          await db.send(transaction)
          return true
        } catch (error) {
          // Lost answers and throttling the SDK has repeated already; a cancelled transaction it leaves to us.
          if (!(error instanceof TransactionCanceledException)) throw error
          if (isNotLegal(error)) return false
          cancelled = error
          await pause()
        }
      }
      throw cancelled
    },
  }
}

const isNotLegal = ({ CancellationReasons: reasons }: TransactionCanceledException) =>
  reasons?.[0]?.Code === 'ConditionalCheckFailed'

import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod/mini'
import { gravePurposeSchema } from '../../../shared/contracts/holder-proof.ts'
import type { AccountId } from '../../domain/account-id.ts'
import type { HolderProof, HolderProofStore } from '../../domain/holder-proof.ts'
import { putUnlessLive } from './put-unless-live.ts'
import { storedDate, ttlOf } from './stored-date.ts'

const keyOf = (id: string) => ({ pk: `HOLDER_PROOF#${id}`, sk: 'HOLDER_PROOF' })

const itemSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  session: z.object({ browserTag: z.string(), hash: z.string() }),
  epoch: z.int(),
  purpose: gravePurposeSchema,
  state: z.enum(['open', 'used']),
  expiresAt: storedDate,
})

export function dynamodbHolderProofStore(db: DynamoDBDocumentClient, tableName: string): HolderProofStore {
  return {
    async add(proof, now) {
      const expiresAt = proof.expiresAt.toISOString()
      const item = { ...keyOf(proof.id), ...proof, expiresAt, ttl: ttlOf(proof.expiresAt) }
      await putUnlessLive(db, tableName, item, now)
    },

    async find(id) {
      const { Item } = await db.send(
        new GetCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true }),
      )
      return Item && fromItem(Item)
    },
  }
}

/** Uses a proof up, in the transaction that does what it was given for. */
export const proofUse = (TableName: string, { id }: HolderProof) => ({
  Update: {
    TableName,
    Key: keyOf(id),
    ConditionExpression: '#state = :open',
    UpdateExpression: 'SET #state = :used',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':open': 'open', ':used': 'used' },
  },
})

function fromItem(item: unknown): HolderProof {
  const { accountId, ...rest } = itemSchema.parse(item)
  return { ...rest, accountId: accountId as AccountId }
}

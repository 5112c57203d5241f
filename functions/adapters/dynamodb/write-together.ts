import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { newId } from '../../domain/new-id.ts'
import { persistently } from './trying-again.ts'

/** Writes all of it or nothing; whether it did, false when a condition stood against it. */
export function writeTogether(
  db: DynamoDBDocumentClient,
  items: NonNullable<TransactWriteCommandInput['TransactItems']>,
): Promise<boolean> {
  // One token for all tries: a repeat after a lost answer is answered and not run again.
  const transaction = { TransactItems: items, ClientRequestToken: newId() }
  return persistently(async () => {
    try {
      await db.send(new TransactWriteCommand(transaction))
      return true
    } catch (error) {
      if (isOvertaken(error)) return false
      throw error
    }
  })
}

const isOvertaken = (error: unknown) =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed')

import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { newDocumentClient } from './document-client.ts'

/** The first two never reach the database; with the last two it does as asked, and the answer gets lost. */
export type Fault = 'conflict' | 'throttled' | 'timed-out-after' | 'reset-after'

/** A busy machine is not the fault under test. */
const patientForTests = { connectionTimeout: 20_000, requestTimeout: 20_000 }

/**
 * A client for tests whose connection to the database is bad, below the SDK's own repeating.
 * @param plan what happens to the nth request of a command (`PutItemCommand` …), counted over all of them
 */
export function clientWithFaults(plan: (command: string, nth: number) => Fault | undefined) {
  const db = newDocumentClient(patientForTests)
  let requests = 0
  const happened: Fault[] = []
  db.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const fault = plan(commandName, requests++)
        if (fault === undefined) return next(args)
        happened.push(fault)
        // A refusal gets lost like any other answer.
        if (fault.endsWith('-after')) await next(args).catch(() => undefined)
        throw faults[fault]()
      },
    { step: 'deserialize', priority: 'high', name: 'injectedFaults' },
  )
  return { db, happened }
}

const faults: Record<Fault, () => Error> = {
  conflict: () =>
    new TransactionCanceledException({
      message: 'Transaction cancelled',
      $metadata: {},
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'TransactionConflict' },
        { Code: 'None' },
        { Code: 'None' },
      ],
    }),
  throttled: () => new ProvisionedThroughputExceededException({ message: 'Too much', $metadata: {} }),
  'timed-out-after': () => Object.assign(new Error('No answer in time'), { name: 'TimeoutError' }),
  'reset-after': () => Object.assign(new Error('Connection reset'), { code: 'ECONNRESET' }),
}

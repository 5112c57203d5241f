import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { newDocumentClient } from './document-client.ts'

/** Those that end in `-after`: the database does as asked, and the answer gets lost. The others never reach it. */
export type Fault = 'conflict' | 'throttled' | 'crash' | 'timed-out-after' | 'reset-after' | 'crash-after'

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

/** Nothing repeats it: there is nobody left who could. */
function crash() {
  return Object.assign(new Error('The process died'), { name: 'Crash', $fault: 'client' })
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
  crash,
  'crash-after': crash,
  'timed-out-after': () => Object.assign(new Error('No answer in time'), { name: 'TimeoutError' }),
  'reset-after': () => Object.assign(new Error('Connection reset'), { code: 'ECONNRESET' }),
}

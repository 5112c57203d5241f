import type { ScanTicket } from '../../shared/vocabulary/scan-login.ts'
import { scanLoginKey } from './dynamodb-scan-login-item.ts'
import { type StepName, steps } from './scan-login.ts'

interface Details {
  /** Conditions beside the legal prior state. */
  only?: string[]
  values?: Record<string, unknown>
  set?: Record<string, unknown>
}

export type StepWrite = ReturnType<typeof stepWrite>

/** One step as an update whose condition is the legal prior state; the same alone and in a transaction. */
export function stepWrite(
  step: StepName,
  ticket: ScanTicket,
  now: Date,
  { only = [], values = {}, set = {} }: Details,
) {
  const { from, to, inTime } = steps[step]
  const conditions = [
    `#state IN (${from.map((state) => `:${state}`).join(', ')})`,
    ...(inTime ? ['#expiresAt > :now'] : []),
    ...only,
  ].join(' AND ')
  const changes = ['#state = :to', ...Object.keys(set).map((name) => `#${name} = :set_${name}`)].join(', ')
  return {
    Key: scanLoginKey(ticket),
    ConditionExpression: conditions,
    UpdateExpression: `SET ${changes}`,
    ExpressionAttributeNames: namesIn(conditions + changes),
    ExpressionAttributeValues: {
      ...Object.fromEntries(from.map((state) => [`:${state}`, state])),
      ':to': to,
      ...(inTime && { ':now': now.toISOString() }),
      ...values,
      ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:set_${name}`, value])),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const
}

/** `#state` stands for `state`: every name goes by its sign, since DynamoDB reserves many of them. */
const namesIn = (expression: string) =>
  Object.fromEntries([...expression.matchAll(/#(\w+)/g)].map(([sign, name]) => [sign, name ?? '']))

import type { AttributeValue } from '@aws-sdk/client-dynamodb'

type Item = Record<string, AttributeValue>
interface Keyed {
  TableName?: string
  Key?: Item
  Item?: Item
}

/** What the SDK sends to DynamoDB, as far as IAM looks at it. */
export interface TableRequest extends Keyed {
  KeyConditionExpression?: string
  ExpressionAttributeValues?: Item
  TransactItems?: Partial<Record<'Put' | 'Update' | 'Delete' | 'ConditionCheck', Keyed>>[]
}

/** One item, or a partition's, and what is to be done to it. */
export interface ItemAsked {
  table: string
  /** As IAM names it: `GetItem`; in a transaction as if it were asked for alone. */
  action: string
  /** The partition's key; empty where the request names none. */
  partition: string
}

export function itemsAsked(operation: string, request: TableRequest): ItemAsked[] {
  if (operation === 'TransactWriteItems')
    return (request.TransactItems ?? [])
      .flatMap((item) => Object.entries(item))
      .map(([verb, keyed]) => asked(`${verb}Item`, keyed, keyOf(keyed)))
  return [asked(operation, request, operation === 'Query' ? queried(request) : keyOf(request))]
}

const asked = (action: string, { TableName: table = '' }: Keyed, partition = ''): ItemAsked => ({
  table,
  action,
  partition,
})

const keyOf = ({ Key: key, Item: item }: Keyed) => (key ?? item)?.['pk']?.S

function queried({
  KeyConditionExpression: condition = '',
  ExpressionAttributeValues: values,
}: TableRequest) {
  const [, name = ''] = /\bpk = (:\w+)/.exec(condition) ?? []
  return values?.[name]?.S
}

/** The same request of one table, whatever name it was asked under. */
export const ofTable = (TableName: string, request: TableRequest): TableRequest =>
  request.TransactItems
    ? {
        ...request,
        TransactItems: request.TransactItems.map((item) =>
          Object.fromEntries(Object.entries(item).map(([verb, keyed]) => [verb, { ...keyed, TableName }])),
        ),
      }
    : { ...request, TableName }

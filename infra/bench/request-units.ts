import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { RecordedCall } from './recording-proxy.ts'

type Item = Record<string, AttributeValue>
interface Keyed {
  Key?: Item
  Item?: Item
}
interface Request extends Keyed {
  ConsistentRead?: boolean
  TransactItems?: Partial<Record<'Put' | 'Update' | 'Delete' | 'ConditionCheck', Keyed>>[]
}
interface Response {
  Item?: Item
  Items?: Item[]
}

export interface Units {
  /** Write request units. */
  write: number
  /** Half read units: an eventually consistent read of up to 4 KB is one. */
  halfRead: number
}

/**
 * Computed by DynamoDB's published rules, because DynamoDB Local's ConsumedCapacity is wrong for transactions:
 * 1 KB a write unit, twice in a transaction; 4 KB a half read unit, twice when consistent.
 * @param stored the item as it lies in the table now, for updates
 */
export async function unitsOf(
  calls: RecordedCall[],
  stored: (key: Item) => Promise<Item | undefined>,
): Promise<Units> {
  const units: Units = { write: 0, halfRead: 0 }
  const writeUnits = async ({ Item: item, Key: key }: Keyed) =>
    Math.max(1, Math.ceil(bytesOf(item ?? (key && (await stored(key))) ?? {}) / 1024))
  for (const { operation, request, response } of calls as {
    operation: string
    request: Request
    response: Response
  }[]) {
    if (operation === 'GetItem' || operation === 'Query') {
      const items = response.Items ?? (response.Item ? [response.Item] : [])
      const size = items.reduce((total, item) => total + bytesOf(item), 0)
      units.halfRead += Math.max(1, Math.ceil(size / 4096)) * (request.ConsistentRead ? 2 : 1)
    } else if (operation === 'TransactWriteItems') {
      for (const part of request.TransactItems ?? []) {
        for (const keyed of Object.values(part)) units.write += 2 * (await writeUnits(keyed))
      }
    } else if (['PutItem', 'UpdateItem', 'DeleteItem'].includes(operation)) {
      units.write += await writeUnits(request)
    } else {
      throw new Error(`no rule for the units of ${operation}`)
    }
  }
  return units
}

/** AWS: an item's size is that of its attribute names and values, in UTF-8. */
function bytesOf(item: Item): number {
  return Object.entries(item).reduce(
    (total, [name, value]) => total + Buffer.byteLength(name) + bytesIn(value),
    0,
  )
}

function bytesIn(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S)
  if (value.N !== undefined) return Math.ceil(value.N.length / 2) + 1
  if (value.L !== undefined) return 3 + value.L.reduce((total, each) => total + 1 + bytesIn(each), 0)
  if (value.M !== undefined) return 3 + bytesOf(value.M) + Object.keys(value.M).length
  if (value.SS !== undefined) return value.SS.reduce((total, each) => total + Buffer.byteLength(each), 0)
  if (value.B !== undefined) return value.B.length
  return 1
}

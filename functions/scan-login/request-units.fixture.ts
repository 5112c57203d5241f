import type { SentCall } from './calls-to-the-table.fixture.ts'

type Item = Record<string, unknown>
interface Write {
  Key?: Item
  Item?: Item
}

/** Request units by DynamoDB's published rules; its local double counts transactions wrongly. */
export interface Units {
  write: number
  /** An eventually consistent read of up to 4 KB is one. */
  halfRead: number
}

const KB = 1024
const seen = new Map<string, Item>()
const nameOf = (key: Item) => `${String(key['pk'])} ${String(key['sk'])}`

export const sum = (all: Units[]): Units => ({
  write: all.reduce((total, { write }) => total + write, 0),
  halfRead: all.reduce((total, { halfRead }) => total + halfRead, 0),
})

export function unitsOf({ command, input, output }: SentCall): Units {
  switch (command) {
    case 'GetItemCommand':
      return reading([output['Item'] as Item | undefined], input)
    case 'QueryCommand':
      return reading(output['Items'] as Item[], input)
    case 'PutItemCommand':
    case 'UpdateItemCommand':
      return { write: writing(input, output['Attributes'] as Item | undefined), halfRead: 0 }
    case 'TransactWriteItemsCommand': {
      const parts = (input['TransactItems'] as Record<string, Write>[]).flatMap((part) => Object.values(part))
      return { write: 2 * parts.reduce((total, part) => total + writing(part), 0), halfRead: 0 }
    }
    default:
      throw new Error(`no rule for the units of ${command}`)
  }
}

function reading(items: (Item | undefined)[], { ConsistentRead }: Item): Units {
  const size = items.reduce((total, item) => total + (item ? bytesOf(item) : 0), 0)
  return { write: 0, halfRead: Math.max(1, Math.ceil(size / (4 * KB))) * (ConsistentRead === true ? 2 : 1) }
}

/** An update counts by the whole item, which its answer shows; a transaction's, as it was seen last. */
function writing({ Key: key, Item: put }: Write, after?: Item): number {
  const item = put ?? after ?? (key && seen.get(nameOf(key)))
  if (!item) throw new Error('an item of unknown size')
  seen.set(nameOf(item), item)
  return Math.ceil(bytesOf(item) / KB)
}

/** Names and values in UTF-8, with the overhead of maps and lists. */
export const bytesOf = (item: Item): number =>
  Object.entries(item).reduce((total, [name, value]) => total + Buffer.byteLength(name) + bytesIn(value), 0)

function bytesIn(value: unknown): number {
  if (value === undefined) return 0
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return Math.ceil(String(value).length / 2) + 1
  if (Array.isArray(value)) return 3 + value.reduce<number>((total, each) => total + 1 + bytesIn(each), 0)
  if (typeof value === 'object' && value !== null)
    return 3 + Object.keys(value).length + bytesOf(value as Item)
  return 1
}

import {
  DeleteCommand,
  GetCommand,
  paginateScan,
  PutCommand,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { testTable } from './test-table.ts'

const [client, TableName] = testTable()

interface Key {
  pk: string
  sk: string
}

/** What lies in the table, as it lies there. */
export async function storedItem({ pk, sk }: Key) {
  const { Item } = await client.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }))
  return Item
}

export const isStored = async (key: Key) => (await storedItem(key)) !== undefined

/** The whole table, of whichever test. */
export async function allItems() {
  const items: Record<string, unknown>[] = []
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
    items.push(...Items)
  return items
}

/** Every item of the table in which one of these texts stands. */
export const itemsWith = async (marks: readonly string[]) =>
  (await allItems()).filter((item) => marks.some((mark) => JSON.stringify(item).includes(mark)))

/** An item as another room would have left it. */
export const store = (item: object) => client.send(new PutCommand({ TableName, Item: { ...item } }))

export const changeStored = (change: Omit<UpdateCommandInput, 'TableName'>) =>
  client.send(new UpdateCommand({ TableName, ...change }))

export const erase = ({ pk, sk }: Key) => client.send(new DeleteCommand({ TableName, Key: { pk, sk } }))

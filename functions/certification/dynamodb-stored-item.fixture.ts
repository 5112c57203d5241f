import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { stores } from '../adapters/stores.fixture.ts'

/** What lies in the table, as it lies there. */
export async function storedItem(Key: { pk: string; sk: string }) {
  const [db, TableName] = stores.table
  const { Item } = await db.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
  return Item
}

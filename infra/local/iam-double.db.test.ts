import {
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { startIamDouble } from './iam-double.ts'
import type { RoomUse } from './room-use.ts'
import { tableAs } from './table-as.ts'

const { TABLE_NAME: table = '', AWS_ENDPOINT_URL_DYNAMODB: database = '' } = process.env
const double = await startIamDouble(database)
const db = new DynamoDBClient({ endpoint: double.endpoint })
afterAll(async () => {
  db.destroy()
  await double.stop()
})

const refused = { name: 'AccessDeniedException' }
const helpTable = tableAs(table, 'help')
const useOf = async (room: string) => (await (await fetch(`${double.endpoint}/${room}`)).json()) as RoomUse

/** One that waits for a face, as it lies in the table. */
async function aRecovery() {
  const Key = { pk: { S: `RECOVERY#${randomUUID()}` }, sk: { S: 'RECOVERY' } }
  await db.send(new PutItemCommand({ TableName: table, Item: { ...Key, state: { S: 'open' } } }))
  const state = async (TableName = table) =>
    (await db.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item?.['state']?.S
  return { Key, state }
}

const passed = (TableName: string, Key: Awaited<ReturnType<typeof aRecovery>>['Key']) => ({
  TableName,
  Key,
  UpdateExpression: 'SET #state = :passed',
  ExpressionAttributeNames: { '#state': 'state' },
  ExpressionAttributeValues: { ':passed': { S: 'face-passed' } },
})

it('lets the help room read a recovery and say of none that a face has passed', async () => {
  const { Key, state } = await aRecovery()
  expect(await state(helpTable)).toBe('open')
  await expect(db.send(new UpdateItemCommand(passed(helpTable, Key)))).rejects.toMatchObject(refused)
  expect(await state()).toBe('open')
  await db.send(new UpdateItemCommand(passed(tableAs(table, 'certification'), Key)))
  expect(await state()).toBe('face-passed')
})

it('refuses a whole transaction for the one item in it that is not the room’s to write', async () => {
  const { Key, state } = await aRecovery()
  const ticket = { pk: { S: `TICKET#${randomUUID()}` }, sk: { S: 'TICKET' } }
  const filed = { Put: { TableName: helpTable, Item: ticket } }
  const both = { TransactItems: [filed, { Update: passed(helpTable, Key) }] }
  await expect(db.send(new TransactWriteItemsCommand(both))).rejects.toMatchObject(refused)
  expect(await state()).toBe('open')
  const look = new GetItemCommand({ TableName: table, Key: ticket, ConsistentRead: true })
  expect((await db.send(look)).Item).toBeUndefined()
  await db.send(new TransactWriteItemsCommand({ TransactItems: [filed] }))
  expect((await db.send(look)).Item).toEqual(ticket)
})

it('lets nobody read the whole table, nor a partition that is not theirs, whatever its name begins with', async () => {
  const query = (TableName: string, partition: string) =>
    new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: partition } },
    })
  const ending = tableAs(table, 'ending')
  expect((await db.send(query(ending, 'LEAVING#ACCOUNTS'))).Items).toBeDefined()
  const denied = [
    query(ending, 'LEAVING'),
    query(ending, 'RECOVERY#1'),
    query(helpTable, 'LEAVING#ACCOUNTS'),
    new ScanCommand({ TableName: ending }),
  ]
  for (const command of denied) await expect(db.send(command as never)).rejects.toMatchObject(refused)
})

it('tells what a room has made of its rights', async () => {
  const room = 'one-time-code'
  const before = await useOf(room)
  expect(before.refused).toEqual([])
  expect(before.unused).toContain('GetItem HOLDER_PROOF#*')
  const proof = { pk: { S: `HOLDER_PROOF#${randomUUID()}` }, sk: { S: 'HOLDER_PROOF' } }
  const TableName = tableAs(table, room)
  await db.send(new GetItemCommand({ TableName, Key: proof }))
  await expect(db.send(new PutItemCommand({ TableName, Item: proof }))).rejects.toMatchObject(refused)
  const after = await useOf(room)
  expect(after.refused).toEqual(['PutItem HOLDER_PROOF#*'])
  expect(before.unused.filter((right) => !after.unused.includes(right))).toEqual(['GetItem HOLDER_PROOF#*'])
})

it('asks nothing of an operator, who names the table as it is', async () => {
  expect((await db.send(new ListTablesCommand({}))).TableNames).toContain(table)
})

import {
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { createTable } from './create-table.ts'
import { startDynamodbLocal } from './dynamodb-local.ts'
import { freePort } from './free-port.ts'
import { commandsNaming, leftRunning, runByNode, untilItSays } from './running.fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'dynamodb-local-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})
afterEach(() => {
  vi.unstubAllEnvs()
})

it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  'leaves no JVM behind when its parent gets %s',
  async (signal) => {
    const dataFolder = join(folder, signal)
    const program = runByNode('dynamodb-local.fixture.ts', [dataFolder])
    await untilItSays(program, /ready/)
    expect(commandsNaming(dataFolder).some((command) => command.startsWith('java'))).toBe(true)

    program.child.kill(signal)

    expect(await leftRunning(dataFolder)).toEqual([])
  },
)

it('keeps what was written, and the table as it was made, after a restart', async () => {
  const dataFolder = join(folder, 'kept')
  const Key = { pk: { S: 'ACCOUNT#1' }, sk: { S: 'ACCOUNT' } }
  await inDatabase(dataFolder, async (client) => {
    await client.send(new PutItemCommand({ TableName: 'kept', Item: { ...Key, name: { S: '晓岚' } } }))
  })
  await inDatabase(dataFolder, async (client) => {
    const { Item } = await client.send(new GetItemCommand({ TableName: 'kept', Key }))
    expect(Item).toEqual({ ...Key, name: { S: '晓岚' } })
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName: 'kept' }))
    expect(TimeToLiveDescription).toEqual({ AttributeName: 'ttl', TimeToLiveStatus: 'ENABLED' })
  })
  expect(await leftRunning(dataFolder)).toEqual([])
})

it('says what to do when there is no Java', async () => {
  vi.stubEnv('PATH', '')
  await expect(startDynamodbLocal()).rejects.toMatchObject({
    name: 'StartFailure',
    message: '没有找到 Java，请先安装 Java 17 或更高版本，并确认能运行 java -version。',
  })
})

it('says which port is taken', async () => {
  const port = await freePort()
  const squatter = createServer().listen(port, '127.0.0.1')
  await expect(startDynamodbLocal({ port })).rejects.toMatchObject({
    name: 'StartFailure',
    message: expect.stringContaining(`端口 ${String(port)} 已被`) as string,
  })
  squatter.close()
})

it('says what is wrong with the data folder', async () => {
  const [file, corrupt] = [join(folder, 'a-file'), join(folder, 'corrupt')]
  writeFileSync(file, '')
  mkdirSync(corrupt)
  writeFileSync(join(corrupt, 'shared-local-instance.db'), 'this is no database'.repeat(500))

  const reasons = [file, join(file, 'below'), corrupt].map(async (dataFolder) => {
    const failure: unknown = await startDynamodbLocal({ dataFolder }).catch((error: unknown) => error)
    return failure instanceof Error ? `${failure.name}: ${failure.message}` : failure
  })

  expect(await Promise.all(reasons)).toEqual([
    `StartFailure: 数据文件夹 ${file} 不是文件夹，请移走同名的文件，或用 --data 换一个文件夹。`,
    expect.stringMatching(/^StartFailure: 数据文件夹 .*below 不是文件夹/),
    expect.stringMatching(/^StartFailure: 数据文件夹 .*corrupt 里的数据库文件已损坏/),
  ])
  expect(await leftRunning(corrupt)).toEqual([])
})

async function inDatabase(dataFolder: string, use: (client: DynamoDBClient) => Promise<void>) {
  const { endpoint, stop } = await startDynamodbLocal({ dataFolder })
  const client = new DynamoDBClient({ endpoint })
  await createTable(client, 'kept')
  await use(client)
  client.destroy()
  await stop()
}

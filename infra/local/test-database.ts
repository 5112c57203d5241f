import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTable } from './create-table.ts'
import { startDynamodbLocal } from './dynamodb-local.ts'
import { localEnvironment, newOriginSecret } from './local-environment.ts'

const TABLE = 'test'

/** For all database tests of a run: one real DynamoDB Local. Without Java the run fails; nothing is skipped. */
export async function setup() {
  const database = await startDynamodbLocal()
  const folder = mkdtempSync(join(tmpdir(), 'test-database-'))
  Object.assign(
    process.env,
    localEnvironment({
      databaseEndpoint: database.endpoint,
      tableName: TABLE,
      masterKeyFile: join(folder, 'master-key'),
      publicOrigin: 'http://localhost',
      originSecret: newOriginSecret(),
    }),
  )
  const client = new DynamoDBClient()
  await createTable(client, TABLE)
  client.destroy()

  return async () => {
    await database.stop()
    rmSync(folder, { recursive: true })
  }
}

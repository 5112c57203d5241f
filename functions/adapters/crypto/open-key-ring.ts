import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { fileMasterKey } from './file-master-key.ts'
import { type KeyRing, keyRing } from './key-ring.ts'
import type { MasterKey } from './master-key.ts'

/** @param masterKey `kms:<key ARN>` or `file:<path>`, as the environment gives it */
export const openKeyRing = (db: DynamoDBDocumentClient, tableName: string, masterKey: string): KeyRing =>
  keyRing(db, tableName, masterKeyFrom(masterKey))

function masterKeyFrom(text: string): MasterKey {
  const [, kind, where = ''] = /^(kms|file):(.+)$/.exec(text) ?? []
  if (kind === 'file') return fileMasterKey(where)
  if (kind !== 'kms') throw new Error('MASTER_KEY is neither kms:… nor file:…')
  // Loaded when first asked for: one machine needs no KMS client.
  const kms = import('./kms-master-key.ts').then(({ kmsMasterKey }) => kmsMasterKey(where))
  kms.catch(() => undefined)
  return {
    generate: async () => (await kms).generate(),
    unwrap: async (wrapped) => (await kms).unwrap(wrapped),
  }
}

import { openKeyRing } from '../crypto/open-key-ring.ts'
import { personalData } from '../crypto/personal-data.ts'
import { signer } from '../crypto/signer.ts'
import { testTable } from './test-table.ts'

/** What a store test needs beside the store: the table for tests, or as a room has it, with its keys. */
export function testWorld([db, tableName] = testTable()) {
  const ring = openKeyRing(db, tableName, process.env['MASTER_KEY'] ?? '')
  return { db, tableName, ring, personalData: personalData(ring), signer: signer(ring) }
}

import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'

/** The master key of one machine: 32 random bytes as base64 in a file that only its owner may read. Never replaced: what it sealed would be lost. */
export function makeMasterKey(file: string) {
  if (existsSync(file)) return
  writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
}

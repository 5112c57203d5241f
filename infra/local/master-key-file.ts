import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { StartFailure } from './start-failure.ts'

/**
 * One machine's master key: 32 random bytes as base64, for its owner's eyes only. Made before the database and never
 * replaced: what it sealed could not be opened again.
 */
export function keepMasterKey(file: string, databaseFolder: string | undefined) {
  if (existsSync(file)) return
  if (databaseFolder !== undefined && existsSync(databaseFolder)) {
    throw new StartFailure(
      `主密钥 ${file} 不见了，已有的数据无法解密，请把它放回原处，或用 --data 换一个文件夹。`,
    )
  }
  writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
}

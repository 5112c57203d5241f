import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { decrypt, encrypt } from './aes-gcm.ts'
import type { MasterKey } from './master-key.ts'

const BOUND = 'key-ring'

/** A key file for one machine: 32 bytes as base64, for its owner's eyes only; made when it is not there. */
export function fileMasterKey(path: string): MasterKey {
  let read: Promise<Buffer> | undefined
  const key = () => (read ??= readKey(path))
  return {
    async generate() {
      const plain = randomBytes(32)
      return { plain, wrapped: encrypt(await key(), plain, BOUND).toString('base64') }
    },
    unwrap: async (wrapped) => decrypt(await key(), Buffer.from(wrapped, 'base64'), BOUND),
  }
}

async function readKey(path: string): Promise<Buffer> {
  const text = await readFile(path, 'utf8').catch(async (error: unknown) => {
    if (!isCode(error, 'ENOENT')) throw error
    await makeKeyFile(path)
    return readFile(path, 'utf8')
  })
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw new Error('The master key file does not hold 32 bytes as base64')
  return key
}

/** Written aside, then linked into place: nobody reads half a key, and of two at once the first one stays. */
async function makeKeyFile(path: string) {
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(aside, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    await link(aside, path)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await rm(aside)
  }
}

const isCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code

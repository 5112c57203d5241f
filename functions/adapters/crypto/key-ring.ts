import { hkdfSync } from 'node:crypto'
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { type RingEntry, wrappedKeys } from './dynamodb-wrapped-keys.ts'
import type { MasterKey } from './master-key.ts'

/** Versions of a root key. The newest seals, older ones open; a process keeps what it has read. */
export interface KeyRing {
  /** Newest first; never empty: the first version is made when there is none. */
  versions(): Promise<readonly number[]>
  /** 256-bit key for one purpose (HKDF-SHA-256). Reads the ring again for a version it does not know. */
  key(version: number, purpose: string): Promise<Buffer>
  /** Whether reading again brought versions not known before; asks the table at most once in ten seconds. */
  learnsMore(): Promise<boolean>
}

const READ_AGAIN_AFTER_MS = 10_000

export function keyRing(
  db: DynamoDBDocumentClient,
  tableName: string,
  masterKey: MasterKey,
  clock: () => number = Date.now,
): KeyRing {
  const stored = wrappedKeys(db, tableName)
  const roots = new Map<number, Promise<Uint8Array>>()
  const derived = new Map<string, Promise<Buffer>>()
  let reading: Promise<RingEntry[]> | undefined
  let readAt = -Infinity

  async function read(): Promise<RingEntry[]> {
    readAt = clock()
    const entries = await stored.all()
    if (entries.length > 0) return entries
    const first = await masterKey.generate()
    await stored.add(1, first.wrapped)
    return stored.all()
  }
  const entries = () => (reading ??= forgetFailure(read(), () => (reading = undefined)))

  async function learnsMore() {
    const before = (await entries()).length
    if (clock() - readAt < READ_AGAIN_AFTER_MS) return false
    reading = undefined
    return (await entries()).length > before
  }

  async function find(version: number): Promise<RingEntry> {
    const known = async () => (await entries()).find((entry) => entry.version === version)
    const entry = (await known()) ?? ((await learnsMore()) ? await known() : undefined)
    if (!entry) throw new Error('The key ring has no such version')
    return entry
  }

  const root = (version: number) =>
    remember(roots, version, async () => masterKey.unwrap((await find(version)).wrapped))

  return {
    versions: async () => (await entries()).map(({ version }) => version),
    key: (version, purpose) =>
      remember(derived, `${String(version)} ${purpose}`, async () =>
        Buffer.from(hkdfSync('sha256', await root(version), '', purpose, 32)),
      ),
    learnsMore,
  }
}

/** Adds a version: from the next reading on it seals. Values sealed before stay readable; blind indexes do not change. */
export async function rotateKeyRing(db: DynamoDBDocumentClient, tableName: string, masterKey: MasterKey) {
  const stored = wrappedKeys(db, tableName)
  const [newest] = await stored.all()
  const version = (newest?.version ?? 0) + 1
  await stored.add(version, (await masterKey.generate()).wrapped)
  return version
}

function remember<Key, Value>(memory: Map<Key, Promise<Value>>, key: Key, make: () => Promise<Value>) {
  const known = memory.get(key) ?? forgetFailure(make(), () => memory.delete(key))
  memory.set(key, known)
  return known
}

function forgetFailure<Value>(promise: Promise<Value>, forget: () => void): Promise<Value> {
  promise.catch(forget)
  return promise
}

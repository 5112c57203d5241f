import { CreateTableCommand, DeleteTableCommand } from '@aws-sdk/client-dynamodb'
import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { newId } from '../../domain/new-id.ts'
import { testTable } from '../dynamodb/test-table.ts'
import { fileMasterKey } from './file-master-key.ts'
import { keyRing, rotateKeyRing } from './key-ring.ts'
import { personalData } from './personal-data.ts'
import { signer } from './signer.ts'

// A table of its own: the ring in the common one is in use by the other tests.
const [db] = testTable()
const folder = mkdtempSync(join(tmpdir(), 'key-ring-'))
const masterKey = fileMasterKey(join(folder, 'key'))
let tableName: string
let clock: number

beforeEach(async () => {
  tableName = `test-key-ring-${newId()}`
  clock = 0
  const key = (AttributeName: string, KeyType: 'HASH' | 'RANGE') => ({ AttributeName, KeyType })
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const })
  await db.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [text('pk'), text('sk')],
      KeySchema: [key('pk', 'HASH'), key('sk', 'RANGE')],
    }),
  )
})
afterEach(() => db.send(new DeleteTableCommand({ TableName: tableName })))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** A process of its own: nothing read yet. */
const coldStart = () => keyRing(db, tableName, masterKey, () => clock)
const rotate = () => rotateKeyRing(db, tableName, masterKey)

it('makes its first version by itself, and agrees on it with all who start at once', async () => {
  const rings = Array.from({ length: 8 }, coldStart)
  const keys = await Promise.all(rings.map((ring) => ring.key(1, 'purpose')))
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1)
  expect(await rings[0]?.versions()).toEqual([1])
})

it('gives every purpose and every version a key of its own', async () => {
  await coldStart().versions()
  await rotate()
  const ring = coldStart()
  const keys = await Promise.all([ring.key(1, 'a'), ring.key(1, 'b'), ring.key(2, 'a')])
  expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(3)
  expect(keys.map((key) => key.length)).toEqual([32, 32, 32])
})

it('rotates without anybody noticing: who has not heard of the new version opens what it sealed', async () => {
  const early = personalData(coldStart())
  const before = await early.seal('me', 'name', '李明')
  expect(await rotate()).toBe(2)
  const late = personalData(coldStart())
  const after = await late.seal('me', 'name', '李明')
  expect([before, after].map((sealed) => sealed.slice(0, 2))).toEqual(['1.', '2.'])

  clock += 10_000
  expect(await early.open('me', 'name', after)).toBe('李明')
  expect(await late.open('me', 'name', before)).toBe('李明')
  expect(await late.blindIndex('phone', '1')).toBe(await early.blindIndex('phone', '1'))
})

it('draws after a rotation what it drew before: a repeat must come to the same', async () => {
  const before = await signer(coldStart()).draw('visit', 'a key')
  await rotate()
  expect(await signer(coldStart()).draw('visit', 'a key')).toBe(before)
})

it('knows a MAC from before and after a rotation', async () => {
  const early = signer(coldStart())
  const before = await early.sign('receipt', 'text')
  await rotate()
  const late = signer(coldStart())
  const after = await late.sign('receipt', 'text')
  expect(after).not.toBe(before)

  clock += 10_000
  expect(await early.verify('receipt', 'text', after)).toBe(true)
  expect(await late.verify('receipt', 'text', before)).toBe(true)
})

it('does not let made-up versions and MACs send it to the table again and again', async () => {
  const ring = coldStart()
  await ring.versions()
  await rotate()
  expect(await ring.learnsMore()).toBe(false)
  clock += 10_000
  expect(await ring.learnsMore()).toBe(true)
  expect(await ring.learnsMore()).toBe(false)
})

it('fails with a foreign master key, and recovers once it has the right one', async () => {
  await coldStart().key(1, 'purpose')
  const foreign = keyRing(db, tableName, fileMasterKey(join(folder, 'foreign')))
  await expect(foreign.key(1, 'purpose')).rejects.toThrow()
  await expect(coldStart().key(1, 'purpose')).resolves.toHaveLength(32)
})

it('tries again after a failure instead of remembering it', async () => {
  let fails = true
  const flaky = {
    ...masterKey,
    unwrap: (wrapped: string) =>
      fails ? Promise.reject(new Error('KMS is away')) : masterKey.unwrap(wrapped),
  }
  const ring = keyRing(db, tableName, flaky)
  await expect(ring.key(1, 'purpose')).rejects.toThrow('KMS is away')
  fails = false
  await expect(ring.key(1, 'purpose')).resolves.toHaveLength(32)
})

it('fails for a version that is gone rather than making another in its place', async () => {
  await coldStart().versions()
  await rotate()
  await db.send(new DeleteCommand({ TableName: tableName, Key: { pk: 'KEY_RING', sk: 'VERSION#0001' } }))
  await expect(coldStart().key(1, 'purpose')).rejects.toThrow('no such version')
})

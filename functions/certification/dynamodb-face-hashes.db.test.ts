import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { faceHashesPartition } from '../adapters/dynamodb/face-hashes-item.ts'
import { changeStored, itemsWith } from '../adapters/dynamodb/test-items.fixture.ts'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { writeTogether } from '../adapters/dynamodb/write-together.ts'
import { DAY, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import { newId } from '../domain/new-id.ts'
import { dynamodbFaceHashes } from './dynamodb-face-hashes.ts'
import type { FrameHashes } from './frame-hashes.ts'

const [db, tableName] = testTableOf('certification')
const hashes = dynamodbFaceHashes(db, tableName, stores.personalData)

const aHash = () => randomBytes(32).toString('hex')
const aSession = (): FrameHashes[] => [{ picture: aHash(), face: aHash() }, { picture: aHash() }]

/** Shown at a check that was drawn then. */
async function keep(personKey: string, shown: readonly FrameHashes[], drawnAt = noon) {
  const check = { id: newId(), drawnAt }
  const { version } = await hashes.read(personKey, check.id)
  const items = await hashes.keep(check, { personKey, hashes: shown, version }, noon)
  return { id: check.id, kept: await writeTogether(db, items), items }
}

it('gives back what a person has shown, the newest first, but for what the check itself has', async () => {
  const personKey = newId()
  const [before, lately] = [aSession(), aSession()]
  await keep(personKey, lately, later(noon, MINUTE))
  await keep(personKey, before)
  const own = await keep(personKey, aSession(), later(noon, 2 * MINUTE))

  expect(await hashes.read(personKey, own.id)).toEqual({ version: 3, sessions: [lately, before] })
  expect(await hashes.read(newId(), own.id)).toEqual({ version: 0, sessions: [] })
})

it('keeps nothing where the person has meanwhile shown something else', async () => {
  const personKey = newId()
  const { items } = await keep(personKey, aSession())
  await keep(personKey, aSession())

  expect(await writeTogether(db, items)).toBe(false)
})

it('keeps it sealed, for 400 days, and where nobody else’s can be put in its place', async () => {
  const [mine, theirs] = [newId(), newId()]
  const [{ id }] = [await keep(mine, aSession()), await keep(theirs, aSession())]
  const sealedOf = async (personKey: string) =>
    (await itemsWith([faceHashesPartition(personKey)])).find(({ sk }) => sk !== 'VERSION')

  const stored = await sealedOf(mine)
  expect(Object.keys(stored ?? {}).toSorted()).toEqual(['pk', 'sealed', 'sk', 'ttl'])
  expect(stored?.['sealed']).toMatch(/^\d+\.[\w-]+$/)
  expect(stored?.['ttl']).toBe(later(noon, 400 * DAY).getTime() / 1000)

  await changeStored({
    Key: { pk: stored?.['pk'], sk: stored?.['sk'] },
    UpdateExpression: 'SET sealed = :other',
    ExpressionAttributeValues: { ':other': (await sealedOf(theirs))?.['sealed'] },
  })
  await expect(hashes.read(mine, newId())).rejects.toThrow()
  expect((await hashes.read(theirs, id)).sessions).toHaveLength(1)
})

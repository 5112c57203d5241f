import { expect, it } from 'vitest'
import { growingDelay, within } from '../../domain/attempts.ts'
import { newId } from '../../domain/new-id.ts'
import { later, MINUTE, noon } from '../people.fixture.ts'
import { dynamodbAttemptLog } from './dynamodb-attempt-log.ts'
import { clientWithFaults } from './injected-faults.ts'
import { testTable } from './test-table.ts'

const [db, tableName] = testTable()
const attempts = dynamodbAttemptLog(db, tableName)
const three = within({ most: 3, withinMs: 10 * MINUTE })

it('allows so many tries and then says how long to wait', async () => {
  const key = newId()
  const record = (ms: number) => attempts.record(key, later(noon, ms), three)
  for (const ms of [0, 1000, 2000]) expect(await record(ms)).toMatchObject({ allowed: true })
  expect(await record(3000)).toEqual({ allowed: false, retryAfterSeconds: 597 })
  expect(await record(10 * MINUTE - 1)).toEqual({ allowed: false, retryAfterSeconds: 1 })
  expect(await record(10 * MINUTE)).toMatchObject({ allowed: true })
})

it('does not count a refused try, so that whoever keeps trying is not kept out for ever', async () => {
  const key = newId()
  const once = within({ most: 1, withinMs: MINUTE })
  await attempts.record(key, noon, once)
  await attempts.record(key, later(noon, MINUTE / 2), once)
  expect(await attempts.record(key, later(noon, MINUTE), once)).toMatchObject({ allowed: true })
})

it('tells of the tries without making one', async () => {
  const key = newId()
  expect(await attempts.look(key)).toEqual([])
  for (const ms of [0, 1000]) await attempts.record(key, later(noon, ms), three)

  for (let look = 0; look < 3; look += 1)
    expect(await attempts.look(key)).toEqual([noon.getTime(), noon.getTime() + 1000])
  await attempts.takeBack(key, noon)
  expect(await attempts.look(key)).toEqual([noon.getTime() + 1000])
})

it('counts each key for itself, and forgets one on request', async () => {
  const once = within({ most: 1, withinMs: MINUTE })
  const [mine, yours] = [newId(), newId()]
  await attempts.record(mine, noon, once)
  expect(await attempts.record(yours, noon, once)).toMatchObject({ allowed: true })
  await attempts.clear(mine)
  expect(await attempts.record(mine, noon, once)).toMatchObject({ allowed: true })
})

it('takes one try back that could not be made, and no more of them', async () => {
  const key = newId()
  const record = () => attempts.record(key, noon, three)
  for (let turn = 0; turn < 3; turn++) await record()
  await attempts.takeBack(key, noon)
  expect(await record()).toMatchObject({ allowed: true })
  expect(await record()).toMatchObject({ allowed: false })
  await attempts.takeBack(key, later(noon, 1))
  await attempts.takeBack(newId(), noon)
  expect(await record()).toMatchObject({ allowed: false })
})

it('lets three of a hundred at once through', async () => {
  const key = newId()
  const all = await Promise.all(Array.from({ length: 100 }, () => attempts.record(key, noon, three)))
  expect(all.filter(({ allowed }) => allowed)).toHaveLength(3)
})

it('doubles the wait with each try past the free ones, up to the longest', async () => {
  const key = newId()
  const delay = growingDelay({ free: 1, withinMs: 60 * MINUTE, firstMs: MINUTE, longestMs: 3 * MINUTE })
  const waits: number[] = []
  let now = noon
  for (let round = 0; round < 4; round++) {
    await attempts.record(key, now, delay)
    const refused = await attempts.record(key, now, delay)
    waits.push(refused.allowed ? 0 : refused.retryAfterSeconds)
    now = later(now, (waits.at(-1) ?? 0) * 1000)
  }
  expect(waits).toEqual([60, 120, 180, 180])
})

it('counts a try once when the answer to its counting got lost', async () => {
  const { db: bad, happened } = clientWithFaults((command, nth) =>
    command === 'PutItemCommand' && nth < 2 ? 'timed-out-after' : undefined,
  )
  const key = newId()
  const once = within({ most: 1, withinMs: MINUTE })
  expect(await dynamodbAttemptLog(bad, tableName).record(key, noon, once)).toMatchObject({ allowed: true })
  expect(happened).toEqual(['timed-out-after'])
})

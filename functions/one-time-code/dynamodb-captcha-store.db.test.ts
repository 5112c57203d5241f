import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { clientWithFaults } from '../adapters/dynamodb/injected-faults.ts'
import { testWorld } from '../adapters/dynamodb/test-world.ts'
import { noon } from '../adapters/people.fixture.ts'
import { newId } from '../domain/new-id.ts'
import { newCaptcha } from './captcha.ts'
import { dynamodbCaptchaStore } from './dynamodb-captcha-store.ts'

const { db, tableName, personalData } = testWorld()
const captchas = dynamodbCaptchaStore(db, tableName, personalData)

async function drawn() {
  const captcha = newCaptcha('A2XY', 'here', noon)
  await captchas.add(captcha)
  return captcha
}

it('hands a captcha out as it was, once', async () => {
  const captcha = await drawn()
  expect(await captchas.take(captcha.id)).toEqual(captcha)
  expect(await captchas.take(captcha.id)).toBeUndefined()
  expect(await captchas.take(newId())).toBeUndefined()
})

it('hands it to only one of twenty who answer at once', async () => {
  const { id } = await drawn()
  const taken = await Promise.all(Array.from({ length: 20 }, () => captchas.take(id)))
  expect(taken.filter((captcha) => captcha !== undefined)).toHaveLength(1)
})

it('is not lost to the person when the answer of the database was', async () => {
  const captcha = await drawn()
  const { db: bad, happened } = clientWithFaults((command) =>
    command === 'PutItemCommand' && happened.length === 0 ? 'timed-out-after' : undefined,
  )
  expect(await dynamodbCaptchaStore(bad, tableName, personalData).take(captcha.id)).toEqual(captcha)
  expect(happened).toEqual(['timed-out-after'])
  expect(await captchas.take(captcha.id)).toBeUndefined()
})

it('keeps its solution unreadable', async () => {
  const { id, solution } = await drawn()
  const Key = { pk: `CAPTCHA#${id}`, sk: 'CAPTCHA' }
  const { Item } = await db.send(new GetCommand({ TableName: tableName, Key }))
  expect(Item).toMatchObject({ browserTag: 'here' })
  expect(Item?.['solution']).not.toContain(solution)
})

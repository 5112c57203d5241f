import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { CODE_LIFE_MS, type CodeBinding } from '../../domain/one-time-code.ts'
import { aBrowser, aPhone, later, MINUTE, noon } from '../people.fixture.ts'
import { dynamodbOneTimeCodeStore } from './dynamodb-one-time-code-store.ts'
import { clientWithFaults } from './injected-faults.ts'
import { testWorld } from './test-world.ts'

const { db, tableName, ...keys } = testWorld()
const codes = dynamodbOneTimeCodeStore(db, tableName, keys)
const binding = (): CodeBinding => ({
  phone: `+86${aPhone()}`,
  purpose: 'sign-in',
  browserTag: aBrowser().tag,
})

async function sent(code = '123456') {
  const to = binding()
  await codes.put(to, code, noon)
  return to
}

it('takes the right code once', async () => {
  const to = await sent()
  expect(await codes.check(to, '123456', noon)).toEqual({ outcome: 'right' })
  expect(await codes.check(to, '123456', noon)).toEqual({ outcome: 'expired' })
})

it('takes the right code from only one of twenty at once', async () => {
  const to = await sent()
  const all = await Promise.all(Array.from({ length: 20 }, () => codes.check(to, '123456', noon)))
  expect(all.filter(({ outcome }) => outcome === 'right')).toHaveLength(1)
})

it('opens nothing for another phone, purpose or browser', async () => {
  const to = await sent()
  const others: CodeBinding[] = [
    { ...to, phone: binding().phone },
    { ...to, purpose: 'register' },
    { ...to, browserTag: aBrowser().tag },
  ]
  for (const other of others) expect(await codes.check(other, '123456', noon)).toEqual({ outcome: 'expired' })
  await codes.put({ ...to, purpose: 'register' }, '654321', noon)
  expect(await codes.check(to, '654321', noon)).toMatchObject({ outcome: 'wrong' })
})

it('lives five minutes and not a moment longer', async () => {
  const to = await sent()
  expect(await codes.check(to, '123456', later(noon, CODE_LIFE_MS))).toEqual({ outcome: 'expired' })
  expect(CODE_LIFE_MS).toBe(5 * MINUTE)
  expect(await codes.check(to, '123456', later(noon, CODE_LIFE_MS - 1))).toEqual({ outcome: 'right' })
})

it('is replaced by a newer code once that was sent', async () => {
  const to = await sent('111111')
  await codes.put(to, '222222', noon)
  await codes.dropEarlier(to, noon)
  expect(await codes.check(to, '111111', noon)).toMatchObject({ outcome: 'wrong' })
  expect(await codes.check(to, '222222', noon)).toEqual({ outcome: 'right' })
})

it.each(['111111', '222222'])(
  'opens by either code, %s, while nobody knows whether the newer was sent',
  async (code) => {
    const to = await sent('111111')
    await codes.put(to, '222222', noon)
    expect(await codes.check(to, '000000', noon)).toEqual({ outcome: 'wrong', triesLeft: 4 })
    expect(await codes.check(to, code, noon)).toEqual({ outcome: 'right' })
    for (const used of ['111111', '222222'])
      expect(await codes.check(to, used, noon)).toEqual({ outcome: 'expired' })
  },
)

it('lets no more than two codes open, and the earlier no longer than it was good for', async () => {
  const to = await sent('111111')
  await codes.put(to, '222222', later(noon, MINUTE))
  await codes.put(to, '333333', later(noon, 2 * MINUTE))
  expect(await codes.check(to, '111111', later(noon, 2 * MINUTE))).toMatchObject({ outcome: 'wrong' })
  expect(await codes.check(to, '222222', later(noon, 6 * MINUTE))).toMatchObject({ outcome: 'wrong' })
  expect(await codes.check(to, '333333', later(noon, 6 * MINUTE))).toEqual({ outcome: 'right' })
})

it('drops nothing where the code was used meanwhile', async () => {
  const to = await sent()
  await codes.dropEarlier(to, noon)
  expect(await codes.check(to, '123456', noon)).toEqual({ outcome: 'right' })
  await codes.dropEarlier(to, noon)
  expect(await codes.check(to, '123456', noon)).toEqual({ outcome: 'expired' })
})

it('is closed after five wrong tries, for an hour and across new codes', async () => {
  const to = await sent()
  const left = []
  for (let round = 0; round < 5; round++) left.push(await codes.check(to, '000000', noon))
  expect(left.map((check) => check.outcome === 'wrong' && check.triesLeft)).toEqual([4, 3, 2, 1, 0])
  expect(await codes.check(to, '123456', noon)).toEqual({ outcome: 'tries-spent', retryAfterSeconds: 3600 })

  const almost = later(noon, 59 * MINUTE)
  await codes.put(to, '222222', almost)
  expect(await codes.check(to, '222222', almost)).toEqual({ outcome: 'tries-spent', retryAfterSeconds: 60 })
  expect(await codes.check(to, '222222', later(noon, 60 * MINUTE))).toEqual({ outcome: 'right' })
})

it('gives a hundred guesses at once no more than five answers', async () => {
  const to = await sent()
  const guesses = Array.from({ length: 100 }, (_, index) => String(900_000 + index))
  const all = await Promise.all(guesses.map((guess) => codes.check(to, guess, noon)))
  expect(all.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(5)
  expect(all.filter(({ outcome }) => outcome === 'tries-spent')).toHaveLength(95)
})

it('does not cheat the person of the right code when the answer got lost', async () => {
  const to = await sent()
  const { db: bad, happened } = clientWithFaults((command) =>
    command === 'PutItemCommand' && happened.length === 0 ? 'reset-after' : undefined,
  )
  const overBadLine = dynamodbOneTimeCodeStore(bad, tableName, keys)
  expect(await overBadLine.check(to, '123456', noon)).toEqual({ outcome: 'right' })
  expect(happened).toEqual(['reset-after'])
  expect(await codes.check(to, '123456', noon)).toEqual({ outcome: 'expired' })
})

it('keeps neither code nor phone in the clear', async () => {
  const to = await sent('735190')
  const stored = await db.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `CODE#${await keys.personalData.blindIndex('phone', to.phone)}` },
    }),
  )
  expect(stored.Count).toBe(1)
  expect(JSON.stringify(stored.Items)).not.toMatch(new RegExp(`735190|${to.phone.slice(3)}`))
})

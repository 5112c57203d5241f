import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { aPhone, aResidentId, noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import type { Registration } from './registration.ts'
import { aRegistration, completeAs } from './registration.fixture.ts'

const CROWD = 200

it('leaves exactly one account and nothing else when 200 register one document at once', async () => {
  const document = { kind: 'resident-id' as const, number: aResidentId() }
  const crowd = await aCrowd({ document })

  const results = await Promise.all(crowd.map((each) => completeAs(each)))

  expect(countOf(results, 'document-already-bound')).toBe(CROWD - 1)
  const [owner] = await stores.accounts.findByDocumentKey(document.number)
  expect(await traces(crowd)).toEqual([owner])
  const boundPhones = await Promise.all(
    crowd.map(({ phone }) => stores.accounts.findByPhone(phone, 'personal')),
  )
  expect(boundPhones.filter(Boolean)).toEqual([owner])
})

it('leaves exactly one account and nothing else when 200 register one phone at once', async () => {
  const phone = `+86${aPhone()}`
  const crowd = await aCrowd({ phone })

  const results = await Promise.all(crowd.map((each) => completeAs(each)))

  expect(countOf(results, 'phone-already-bound')).toBe(CROWD - 1)
  const owner = await stores.accounts.findByPhone(phone, 'personal')
  expect(await traces(crowd)).toEqual([owner])
  const bound = await Promise.all(
    crowd.map(({ document }) => stores.accounts.findByDocumentKey(document.number)),
  )
  expect(bound.flat()).toEqual([owner])
})

it('makes one account when one person presses 20 times at once', async () => {
  const registration = await aRegistration()
  const results = await Promise.all(Array.from({ length: 20 }, () => completeAs(registration)))
  expect(results.some(({ ok }) => ok)).toBe(true)
  expect(await stores.accounts.findByDocumentKey(registration.document.number)).toEqual([
    registration.accountId,
  ])
  const live = await stores.sessions.live(registration.accountId, noon)
  expect(live).toHaveLength(results.filter(({ ok }) => ok).length)
})

const aCrowd = (shares: Partial<Registration>) =>
  Promise.all(Array.from({ length: CROWD }, () => aRegistration(shares)))

const countOf = (results: { ok: boolean; refusal?: string }[], refusal: string) =>
  results.filter((result) => result.refusal === refusal).length

/** Which of the accounts that were tried for have left anything: account, history line or session. */
async function traces(crowd: Registration[]) {
  const [db, TableName] = stores.table
  const found = await Promise.all(
    crowd.map(async ({ accountId }) => {
      const query = {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `ACCOUNT#${accountId}` },
      }
      const { Count } = await db.send(new QueryCommand(query))
      return Count ? [accountId] : []
    }),
  )
  return found.flat()
}

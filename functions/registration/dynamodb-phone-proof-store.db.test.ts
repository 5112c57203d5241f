import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { aPhone, aVisitor, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import { proofs } from './unit-registration.fixture.ts'

const aBinding = () => ({
  phone: `+86${aPhone()}`,
  purpose: 'register' as const,
  browserTag: aVisitor().browser.tag,
})

it('proves a phone for a quarter of an hour, for this browser, purpose and code alone', async () => {
  const binding = aBinding()
  await proofs.add(binding, '246810', noon)
  await proofs.add(binding, '246810', noon)
  const isProven = (differs = {}, code = '246810', now = noon) =>
    proofs.isProven({ ...binding, ...differs }, code, now)

  expect(await isProven({}, '246810', later(noon, 15 * MINUTE - 1))).toBe(true)
  expect(await isProven({}, '246810', later(noon, 15 * MINUTE))).toBe(false)
  expect(await isProven({}, '246811')).toBe(false)
  for (const differs of [
    aBinding(),
    { browserTag: 'x' },
    { purpose: 'sign-in' },
    { phone: '+8613900000000' },
  ])
    expect(await isProven(differs)).toBe(false)

  await proofs.remove(binding, '246810')
  expect(await isProven()).toBe(false)
})

it('keeps neither phone nor code nor browser in the clear, and goes by itself', async () => {
  const binding = aBinding()
  await proofs.add(binding, '975318', noon)
  const [db, TableName] = stores.table
  const { Items = [] } = await db.send(
    new ScanCommand({
      TableName,
      FilterExpression: 'begins_with(pk, :prefix)',
      ExpressionAttributeValues: { ':prefix': 'PHONE_PROOF#' },
    }),
  )
  expect(Items).toContainEqual(expect.objectContaining({ ttl: later(noon, 15 * MINUTE).getTime() / 1000 }))
  for (const secret of [binding.phone.slice(3), '975318', binding.browserTag])
    expect(JSON.stringify(Items)).not.toContain(secret)
})

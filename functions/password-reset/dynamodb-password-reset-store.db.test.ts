import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { later, noon } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import { noticeOf } from '../domain/notice.ts'
import { newId } from '../domain/new-id.ts'
import { aReset, resets } from './password-reset.fixture.ts'

it('gives a reset back as it was given, and knows no other', async () => {
  const reset = await aReset(await aHolder())
  expect(await resets.find(reset.id)).toEqual(reset)
  expect(await resets.find(newId())).toBeUndefined()
})

it('leaves one that is there as it is, and takes the place of one that expired', async () => {
  const reset = await aReset(await aHolder())
  await resets.add({ ...reset, epoch: 7 }, later(reset.expiresAt, -1))
  expect(await resets.find(reset.id)).toEqual(reset)
  const next = { ...reset, expiresAt: later(reset.expiresAt, 1000) }
  await resets.add(next, reset.expiresAt)
  expect(await resets.find(reset.id)).toEqual(next)
})

it('keeps nothing of the person, and goes by itself', async () => {
  const account = await aHolder()
  const { id, expiresAt } = await aReset(account)
  const [db, TableName] = stores.table
  const Key = { pk: `PASSWORD_RESET#${id}`, sk: 'PASSWORD_RESET' }
  const { Item } = await db.send(new GetCommand({ TableName, Key }))
  expect(Item).toMatchObject({ ttl: expiresAt.getTime() / 1000 })
  for (const secret of [account.document.number, account.name, account.phone.slice(3), account.passwordHash])
    expect(JSON.stringify(Item)).not.toContain(secret)
})

it('sets a password for an account of before epochs, whose item has none', async () => {
  const account = await aHolder({ registeredAt: noon })
  const [db, TableName] = stores.table
  const reset = await aReset(account)
  const Key = { pk: `ACCOUNT#${account.id}`, sk: 'ACCOUNT' }
  await db.send(new UpdateCommand({ TableName, Key, UpdateExpression: 'REMOVE sessionEpoch' }))
  const event = {
    id: `${noon.toISOString()}~x`,
    accountId: account.id,
    type: 'password-reset' as const,
    at: noon,
  }
  const notice = noticeOf(event, account.phone, { kind: 'password-reset', at: noon })
  const password = { hash: account.passwordHash, at: noon, event, notice }
  expect(await resets.complete(reset, password)).toBe(true)
  expect(await stores.accounts.find(account.id)).toMatchObject({ sessionEpoch: 1 })
})

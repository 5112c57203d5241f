import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import { newId } from '../domain/new-id.ts'
import { aRegistration, registrations } from './registration.fixture.ts'

it('gives a registration back as it was given, also when it was added twice', async () => {
  const registration = await aRegistration({
    document: { kind: 'passport', number: 'E12345678', issuingState: 'GBR' },
    name: '\u{F967}\u{2F800}',
    consents: [{ agreement: 'privacy-policy', version: '2026-11-01', at: noon }],
  })
  await registrations.add(registration)
  expect(await registrations.find(registration.id)).toEqual(registration)
  expect(await registrations.find(newId())).toBeUndefined()
})

it('keeps nothing readable of who registers, and goes by itself', async () => {
  const { id, document, name, phone, expiresAt } = await aRegistration()
  const [db, TableName] = stores.table
  const Key = { pk: `REGISTRATION#${id}`, sk: 'REGISTRATION' }
  const { Item } = await db.send(new GetCommand({ TableName, Key }))
  expect(Item).toMatchObject({ documentKind: 'resident-id', ttl: expiresAt.getTime() / 1000 })
  for (const secret of [document.number, name, phone.slice(3)])
    expect(JSON.stringify(Item)).not.toContain(secret)
})

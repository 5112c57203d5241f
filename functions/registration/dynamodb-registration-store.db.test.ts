import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import type { AccountId } from '../domain/account.ts'
import { newId } from '../domain/new-id.ts'
import { aRegistration, registrations } from './registration.fixture.ts'
import { aUnitRegistration } from './unit-registration.fixture.ts'

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

it('gives a unit back with who stands for it and who registered it', async () => {
  const registration = await aUnitRegistration()
  expect(await registrations.find(registration.id)).toEqual(registration)
})

it('stays with the account that it was begun for', async () => {
  const registration = await aUnitRegistration()
  await registrations.add({ ...registration, accountId: newId() as AccountId })
  expect(await registrations.find(registration.id)).toEqual(registration)
})

it('keeps nothing readable of who registers, and goes by itself', async () => {
  const { id, document, name, phone, expiresAt, unit } = await aUnitRegistration()
  const [db, TableName] = stores.table
  const Key = { pk: `REGISTRATION#${id}`, sk: 'REGISTRATION' }
  const { Item } = await db.send(new GetCommand({ TableName, Key }))
  expect(Item).toMatchObject({ documentKind: 'uscc', ttl: expiresAt.getTime() / 1000 })
  const people = [unit.representative, unit.agent].flatMap((person) => [person.name, person.document.number])
  for (const secret of [document.number, name, phone.slice(3), ...people])
    expect(JSON.stringify(Item)).not.toContain(secret)
})

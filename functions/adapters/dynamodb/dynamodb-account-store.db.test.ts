import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { documentKey } from '../../../shared/vocabulary/identity-document.ts'
import { anAccount, noon, registeredEvent } from './account.fixture.ts'
import { dynamodbAccountStore } from './dynamodb-account-store.ts'
import { testWorld } from './test-world.ts'

const { db, tableName, personalData } = testWorld()
const accounts = dynamodbAccountStore(db, tableName, personalData)
const add = (account: ReturnType<typeof anAccount>) => accounts.add(account, registeredEvent(account))

it('gives an account back as it was given', async () => {
  const account = anAccount({ document: { kind: 'passport', number: 'AB1234567', issuingState: 'GBR' } })
  expect(await add(account)).toBe('added')
  expect(await accounts.find(account.id)).toEqual(account)
})

it('gives a unit back with who stands for it and who registered it, and keeps none of them readable', async () => {
  const people = {
    representative: {
      name: '方岭南',
      document: { kind: 'passport', number: 'X7654321', issuingState: 'PRT' },
    },
    agent: {
      name: '何文书',
      document: { kind: 'hk-macau-permit', number: 'H87654321' },
      phone: '+8613800138001',
    },
  } as const
  const account = anAccount({ kind: 'unit', name: '粤海示例建筑工程有限公司', unit: people })
  expect(await add(account)).toBe('added')
  expect(await accounts.find(account.id)).toEqual(account)

  const Key = { pk: `ACCOUNT#${account.id}`, sk: 'ACCOUNT' }
  const { Item } = await db.send(new GetCommand({ TableName: tableName, Key }))
  for (const secret of ['方岭南', 'X7654321', '何文书', 'H87654321', '13800138001', account.name])
    expect(JSON.stringify(Item)).not.toContain(secret)
})

it('gives a child back with who answers for it, under seal', async () => {
  const guardian = { name: '李大山', document: { kind: 'hk-macau-permit', number: 'H87654321' } } as const
  const account = anAccount({ guardian })
  expect(await add(account)).toBe('added')
  expect(await accounts.find(account.id)).toEqual(account)

  const Key = { pk: `ACCOUNT#${account.id}`, sk: 'ACCOUNT' }
  const { Item } = await db.send(new GetCommand({ TableName: tableName, Key }))
  for (const secret of ['李大山', 'H87654321']) expect(JSON.stringify(Item)).not.toContain(secret)
})

it('finds an account by its document and by its phone, and only for its kind', async () => {
  const account = anAccount()
  await add(account)
  expect(await accounts.findByDocumentKey(documentKey(account.document))).toEqual([account.id])
  expect(await accounts.isDocumentBound(account.document, noon)).toBe(true)
  expect(await accounts.findByPhone(account.phone, 'personal', noon)).toBe(account.id)
  expect(await accounts.findByPhone(account.phone, 'unit', noon)).toBeUndefined()
})

it('refuses a second account for a document, and tells that before the phone (R4)', async () => {
  const first = anAccount()
  await add(first)
  expect(await add(anAccount({ document: first.document, phone: first.phone }))).toBe(
    'document-already-bound',
  )
})

it('refuses a second personal account for a phone, and lets a unit have it too (R5)', async () => {
  const first = anAccount()
  await add(first)
  expect(await add(anAccount({ phone: first.phone }))).toBe('phone-already-bound')
  expect(await add(anAccount({ phone: first.phone, kind: 'unit' }))).toBe('added')
})

it('answers the same when the same account is added again', async () => {
  const account = anAccount()
  await add(account)
  expect(await add(account)).toBe('added')
})

it.each([
  ['compatibility ideographs', '\u{F967}\u{F9DC}'],
  ['supplementary compatibility ideographs', '\u{2F800}\u{2F9F4}'],
  ['combining marks', 'Zoe\u0308 Nguye\u0302\u0303n'],
  ['a variation selector', '\u8FBB\u{E0100}'],
])('keeps a name with %s byte for byte', async (_what, name) => {
  const account = anAccount({ name })
  await add(account)
  const found = await accounts.find(account.id)
  expect(Buffer.from(found?.name ?? '')).toEqual(Buffer.from(name))
})

it('changes a password hash only from the one it was', async () => {
  const account = anAccount()
  await add(account)
  await accounts.replacePasswordHash(account.id, account.passwordHash, 'grown')
  await accounts.replacePasswordHash(account.id, account.passwordHash, 'late')
  expect(await accounts.find(account.id)).toMatchObject({ passwordHash: 'grown' })
})

it('records a newly agreed version once, with the first time it was agreed to (R2)', async () => {
  const account = anAccount()
  await add(account)
  const later = new Date(noon.getTime() + 1000)
  const agreed = (at: Date) => [
    { agreement: 'user-agreement' as const, version: '2026-11-01', at },
    { agreement: 'privacy-policy' as const, version: '2027-01-01', at },
  ]
  await accounts.recordConsents(account.id, agreed(later))
  await accounts.recordConsents(account.id, agreed(new Date(later.getTime() + 1000)))
  const found = await accounts.find(account.id)
  expect(found?.consents).toHaveLength(2)
  expect(found?.consents).toEqual(
    expect.arrayContaining([
      { agreement: 'user-agreement', version: '2026-11-01', at: noon },
      { agreement: 'privacy-policy', version: '2027-01-01', at: later },
    ]),
  )
})

it('remembers the last time that the phone was proven, and never sets it back', async () => {
  const account = anAccount()
  await add(account)
  const later = new Date(noon.getTime() + 1000)
  await accounts.markPhoneVerified(account.id, later)
  await accounts.markPhoneVerified(account.id, noon)
  expect(await accounts.find(account.id)).toMatchObject({ phoneVerifiedAt: later })
})

import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { aPhone, noon } from '../adapters/people.fixture.ts'
import { aHolder, stores } from '../adapters/stores.fixture.ts'
import { eventId } from '../domain/account-event.ts'
import { newId } from '../domain/new-id.ts'
import { afterGraveAct } from './after-grave-act.ts'
import { dynamodbPhoneChangeStore } from './dynamodb-phone-change-store.ts'
import { aProvenHolder } from './grave-act.fixture.ts'

const phoneChanges = dynamodbPhoneChangeStore(...testTableOf('account-centre'), stores.personalData)

it('keeps no phone in the clear in what waits to be told, and nothing once it is', async () => {
  const account = await aHolder()
  const phone = `+86${aPhone()}`
  const { visitor, proof } = await aProvenHolder(account, 'change-phone')
  const { session } = visitor
  const event = {
    id: eventId(noon, newId()),
    accountId: account.id,
    type: 'phone-changed' as const,
    at: noon,
  }
  const renewal = { opened: afterGraveAct(session, visitor).session, ended: session }
  expect(await phoneChanges.write({ account, phone, proof, event, renewal })).toBe(true)

  expect(await phoneChanges.untold(proof.id)).toEqual({
    accountId: account.id,
    at: noon,
    from: account.phone,
    to: phone,
  })
  const stored = await rawNotice(proof.id)
  expect(stored).toContain(account.id)
  for (const number of [phone, account.phone]) expect(stored).not.toContain(number.slice(3))

  await phoneChanges.markTold(proof.id)
  expect(await phoneChanges.untold(proof.id)).toBeUndefined()
})

async function rawNotice(proofId: string) {
  const [db, TableName] = stores.table
  const Key = { pk: `PHONE_NOTICE#${proofId}`, sk: 'PHONE_NOTICE' }
  return JSON.stringify((await db.send(new GetCommand({ TableName, Key }))).Item)
}

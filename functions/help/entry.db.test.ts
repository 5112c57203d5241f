import { expect, it } from 'vitest'
import * as contracts from '../../shared/contracts/help.ts'
import { IDEMPOTENCY_HEADER } from '../../shared/contracts/idempotency.ts'
import { cookieNames } from '../adapters/http/cookies.ts'
import { Device } from '../adapters/http/device.fixture.ts'
import { signedIn } from '../adapters/http/signed-in.fixture.ts'
import { aHolder } from '../adapters/stores.fixture.ts'
import { newId } from '../domain/new-id.ts'
import { aFailedCheck, aReport } from './dynamodb-face-report.fixture.ts'
import { handler } from './entry.ts'

it('shows what will be reported, masked, and sends it once for one key', async () => {
  const account = await aHolder()
  const phone = await signedIn(account)
  const checkId = await aFailedCheck(account, phone)
  const { number } = account.document
  expect(await phone.call(handler, contracts.readFaceReport, { checkIds: checkId })).toMatchObject({
    status: 200,
    body: {
      person: {
        maskedName: '李**',
        documentKind: 'resident-id',
        maskedNumber: `${number.slice(0, 6)}********${number.slice(-4)}`,
      },
      device: 'phone',
      browser: 'Chrome',
      system: 'Android 15',
      failures: [{ at: '2026-11-24T04:01:00.000Z', reason: 'too-dark' }],
    },
  })

  const key = { [IDEMPOTENCY_HEADER]: newId() }
  const sent = await phone.call(handler, contracts.sendFaceReport, aReport(checkId), key)
  expect(sent).toMatchObject({ status: 200, body: { ticket: expect.stringMatching(/^YJT-/) as string } })
  expect(await phone.call(handler, contracts.sendFaceReport, aReport(checkId), key)).toEqual(sent)
})

it('tells nobody else anything, and says no more to who has the id than to who made one up', async () => {
  const account = await aHolder()
  const phone = await signedIn(account)
  const checkId = await aFailedCheck(account, phone)
  for (const device of [new Device('app'), await signedIn(await aHolder()), await signedIn(account)])
    for (const id of [checkId, newId()]) {
      const unknown = { status: 404, body: { code: 'checks-unknown' } }
      expect(await device.call(handler, contracts.readFaceReport, { checkIds: id })).toMatchObject(unknown)
      expect(await device.call(handler, contracts.sendFaceReport, aReport(id))).toMatchObject(unknown)
    }
})

it('asks who signed out meanwhile to sign in', async () => {
  const account = await aHolder()
  const phone = await signedIn(account)
  const checkId = await aFailedCheck(account, phone)
  phone.cookies.delete(cookieNames.app)
  expect(await phone.call(handler, contracts.sendFaceReport, aReport(checkId))).toMatchObject({
    status: 401,
    body: { code: 'not-signed-in' },
  })
})

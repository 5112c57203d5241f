import { expect, it } from 'vitest'
import { aBrowser, aVisitor, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { raiseEpoch } from '../adapters/stores.fixture.ts'
import { newId } from '../domain/new-id.ts'
import {
  aCandidate,
  aFailedCheck,
  aFailedRecovery,
  aRecovery,
  ports,
} from './dynamodb-face-report.fixture.ts'
import { findFailedChecks } from './find-failed-checks.ts'

const find = findFailedChecks(ports)
const unknown = { ok: false, refusal: 'checks-unknown' }

it('knows of each failure when and why, oldest first, by what was judged', async () => {
  const { account, visitor } = await aCandidate()
  const second = await aFailedCheck(account, visitor, {
    upload: { digest: newId(), receivedAt: later(noon, 4 * MINUTE) },
    verdict: { verdict: 'try-again', reason: 'action-missing', action: 'nod' },
  })
  const first = await aFailedCheck(account, visitor)
  expect(await find([second, first, second], visitor)).toMatchObject({
    ok: true,
    value: {
      subject: { kind: 'account', account: { id: account.id } },
      failures: [
        { at: later(noon, MINUTE), reason: 'too-dark' },
        { at: later(noon, 4 * MINUTE), reason: 'action-missing', action: 'nod' },
      ],
    },
  })
})

it('is as silent about another browser’s check as about one that never was', async () => {
  const { account, visitor } = await aCandidate()
  const own = await aFailedCheck(account, visitor)
  const foreign = await aFailedCheck(account, { browser: aBrowser() })
  for (const id of [foreign, newId()]) expect(await find([own, id], visitor)).toEqual(unknown)
})

it('gives nobody another account’s check, made in the same browser before', async () => {
  const [{ account: other }, { visitor }] = [await aCandidate(), await aCandidate()]
  expect(await find([await aFailedCheck(other, visitor)], visitor)).toEqual(unknown)
})

it('asks who is not signed in to sign in, for a check that was made signed in', async () => {
  const { account, visitor } = await aCandidate()
  const id = await aFailedCheck(account, visitor)
  expect(await find([id], { ...visitor, session: undefined })).toEqual({
    ok: false,
    refusal: 'not-signed-in',
  })
})

it('needs nobody signed in on a phone that the check was handed over to', async () => {
  const { account } = await aCandidate()
  const phone = aVisitor()
  const id = await aFailedCheck(account, phone, { handOverId: newId() })
  expect(await find([id], phone)).toMatchObject({
    ok: true,
    value: { subject: { account: { id: account.id } } },
  })
})

it.each([
  ['passed', { verdict: { verdict: 'certified' } }],
  ['was never sent in', { state: 'open' }],
] as const)('has nothing to report of a check that %s', async (_, differs) => {
  const { account, visitor } = await aCandidate()
  expect(await find([await aFailedCheck(account, visitor, differs)], visitor)).toEqual(unknown)
})

it('ends with what has ended all sessions', async () => {
  const { account, visitor } = await aCandidate()
  const id = await aFailedCheck(account, visitor, { handOverId: newId() })
  await raiseEpoch(account)
  expect(await find([id], visitor)).toEqual(unknown)
})

const person = { name: '李明华', document: { kind: 'resident-id', number: '11010519491231002X' } } as const

it('takes a recovery’s check in the browser that began it, and looks for no account', async () => {
  const visitor = aVisitor()
  const recovery = await aRecovery(visitor, person)
  const id = await aFailedRecovery(recovery, visitor)
  const neverAsked = {
    ...ports,
    accounts: { ...ports.accounts, find: () => Promise.reject(new Error('asked')) },
  }
  expect(await findFailedChecks(neverAsked)([id], visitor)).toMatchObject({
    ok: true,
    value: {
      subject: { kind: 'recovery', recovery: { claim: { person } } },
      failures: [{ reason: 'too-dark' }],
    },
  })
  expect(await find([id], aVisitor())).toEqual(unknown)
})

it('mixes no recovery with another, and none with an account', async () => {
  const { account, visitor } = await aCandidate()
  const [one, other] = [await aRecovery(visitor, person), await aRecovery(visitor, person)]
  const ids = [await aFailedRecovery(one, visitor), await aFailedRecovery(other, visitor)]
  expect(await find(ids, visitor)).toEqual(unknown)
  const own = await aFailedCheck(account, visitor)
  for (const id of ids) {
    expect(await find([own, id], visitor)).toEqual(unknown)
    expect(await find([id, own], visitor)).toEqual(unknown)
  }
})

import { expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { leavingKey } from '../adapters/dynamodb/leaving-item.ts'
import { clientWithFaults } from '../adapters/dynamodb/injected-faults.ts'
import { dynamodbLeavingStore } from '../adapters/dynamodb/dynamodb-leaving-store.ts'
import { isStored } from '../adapters/dynamodb/test-items.fixture.ts'
import { aPhone, aVisitor, consents, goodPassword, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, leave, smsCodeFor, stores, untoldOf } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { type LeavingAccount, LEAVING_MS } from '../domain/leaving.ts'
import { choose, notices, ports, sessionOf, withCode, withPassword } from './sign-in.fixture.ts'
import { signInByCode } from './sign-in-by-code.ts'
import { signInByPassword } from './sign-in-by-password.ts'

const lastMoment = later(noon, LEAVING_MS - 1)
const end = later(noon, LEAVING_MS)

const signIn = ({ document }: Account, now = noon) =>
  withPassword(document.number, goodPassword, aVisitor({ now }))

const linesOf = async ({ id }: Account) =>
  (await historyOf(id)).map(({ type }) => type).filter((type) => type === 'deregistration-undone')

const isBack = async (account: LeavingAccount) => {
  const found = await stores.accounts.find(account.id)
  return {
    leavingAt: found?.leavingAt,
    queued: await isStored(leavingKey(account)),
    holdsPhone: (await stores.accounts.findByPhone(account.phone, account.kind, end)) === account.id,
    holdsDocument: await stores.accounts.isDocumentBound(account.document, end),
    lines: (await linesOf(account)).length,
  }
}
const BACK = { leavingAt: undefined, queued: false, holdsPhone: true, holdsDocument: true, lines: 1 }
const LEAVING = { leavingAt: end, queued: true, holdsPhone: false, holdsDocument: false, lines: 0 }

it('undoes a deregistration by a sign-in with the password, up to the last moment, and tells the holder', async () => {
  const account = await leave(await aHolder())
  const session = sessionOf(await signIn(account, lastMoment))
  expect(await isBack(account)).toEqual(BACK)
  expect(await stores.sessions.live(account, lastMoment)).toMatchObject([{ hash: session.hash }])
  expect(notices.filter(({ phone }) => phone === account.phone).map(({ message }) => message)).toContainEqual(
    {
      kind: 'deregistration-undone',
      at: lastMoment,
    },
  )
})

it('undoes it by a sign-in with a code, and by the choice of one of two accounts, the other left as it is', async () => {
  const alone = await leave(await aHolder())
  await withCode(alone)
  expect(await isBack(alone)).toEqual(BACK)

  const phone = `+86${aPhone()}`
  const person = await leave(await aHolder({ phone }))
  const unit = await leave(await aHolder({ phone, kind: 'unit', name: '岭南示例建筑工程有限公司' }))
  const visitor = aVisitor()
  const asked = await withCode({ phone }, visitor)
  if (!asked.ok || asked.value.outcome !== 'choose') throw new Error('no choice')
  const { choice } = asked.value
  expect(await choose({ choice, phone, accountKind: 'unit', consents }, visitor)).toMatchObject({ ok: true })
  expect(await isBack(unit)).toEqual(BACK)
  expect(await isBack(person)).toEqual(LEAVING)
})

it('undoes nothing by a wrong password', async () => {
  const account = await leave(await aHolder())
  await withPassword(account.document.number, 'not-the-password')
  expect(await isBack(account)).toEqual(LEAVING)
})

it('knows nobody from the very moment of the end, by password, by code or as one of two', async () => {
  const phone = `+86${aPhone()}`
  const account = await leave(await aHolder({ phone }))
  expect(await signIn(account, end)).toEqual({ ok: false, refusal: 'number-or-password-wrong' })
  const visitor = aVisitor({ now: end })
  expect(await withCode(account, visitor)).toEqual({ ok: false, refusal: 'no-account-for-phone' })
  const unit = await aHolder({ phone, kind: 'unit', name: '岭南示例建筑工程有限公司' })
  expect(await withCode(unit, visitor)).toMatchObject({ ok: true, value: { outcome: 'signed-in' } })
  expect(await isBack(account)).toEqual(LEAVING)
})

it('undoes it once when the holder signs in three times at once, and every one of them is in', async () => {
  const account = await leave(await aHolder())
  const results = await Promise.all(Array.from({ length: 3 }, () => signIn(account)))
  expect(results.every(({ ok }) => ok)).toBe(true)
  expect(await isBack(account)).toEqual(BACK)
})

it('opens no session beside an end that comes between', async () => {
  const account = await leave(await aHolder())
  const late = {
    ...stores.leavings,
    undo: (...undoing: Parameters<typeof stores.leavings.undo>) => {
      const [leaving, event, notice] = undoing
      return stores.leavings.undo(leaving, { ...event, at: end }, notice)
    },
  }
  const accounts = { ...stores.accounts, find: async () => account }
  const act = signInByPassword({ ...ports, leavings: late, accounts })
  const request = { documentNumber: account.document.number, password: goodPassword, consents }
  expect(await act(request, aVisitor({ now: lastMoment }))).toEqual({
    ok: false,
    refusal: 'number-or-password-wrong',
  })
  expect(await stores.sessions.live(account, noon)).toEqual([])
})

const [, tableName] = testTableOf('sign-in')
it.each(['before', 'after'] as const)(
  'leaves all or nothing when it dies %s the write, and the next sign-in is in',
  async (when) => {
    const account = await leave(await aHolder())
    const { db } = clientWithFaults((command) =>
      command === 'TransactWriteItemsCommand' ? (when === 'after' ? 'crash-after' : 'crash') : undefined,
    )
    const leavings = dynamodbLeavingStore(db, tableName, stores.personalData)
    const act = signInByPassword({ ...ports, leavings })
    const request = { documentNumber: account.document.number, password: goodPassword, consents }
    await expect(act(request, aVisitor())).rejects.toThrow('The process died')
    expect(await isBack(account)).toEqual(when === 'after' ? BACK : LEAVING)
    sessionOf(await signIn(account))
    expect(await isBack(account)).toEqual(BACK)
    // Told by whoever undid it, or still to be told where they died first.
    const untold = (await untoldOf(account)).map(({ message }) => message.kind)
    expect(untold).toEqual(when === 'after' ? ['deregistration-undone'] : [])
  },
)

it('undoes it although every answer gets lost the first time', async () => {
  const account = await leave(await aHolder())
  let lost = 0
  const { db } = clientWithFaults(() => (lost++ === 0 ? 'timed-out-after' : undefined))
  const leavings = dynamodbLeavingStore(db, tableName, stores.personalData)
  const visitor = aVisitor()
  const code = await smsCodeFor(account.phone, 'sign-in', visitor)
  const result = await signInByCode({ ...ports, leavings })({ phone: account.phone, code, consents }, visitor)
  expect(result).toMatchObject({ ok: true })
  expect(await isBack(account)).toEqual(BACK)
})

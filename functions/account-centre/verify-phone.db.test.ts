import { expect, it } from 'vitest'
import type { CodePurpose } from '../../shared/contracts/one-time-code.ts'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { clientWithFaults } from '../adapters/dynamodb/injected-faults.ts'
import { aVisitor, DAY, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, smsCodeFor, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import type { Method } from '../domain/session.ts'
import { isPhoneStale } from '../domain/stale-phone.ts'
import { dynamodbPhoneProof } from './dynamodb-phone-proof.ts'
import { verifyPhone } from './verify-phone.ts'

const phoneProof = dynamodbPhoneProof(...testTableOf('account-centre'))
const verify = verifyPhone({ ...stores, phoneProof })
const aStaleHolder = () => aHolder({ phoneVerifiedAt: later(noon, -100 * DAY) })

function holding(account: Account, { methods = ['pwd'], startedAt = noon }: Began = {}) {
  const { surface, browser, now } = aVisitor()
  return { surface, browser, now, account, session: { methods, startedAt } }
}
interface Began {
  methods?: Method[]
  startedAt?: Date
}
const codeFor = (
  { account, browser, now }: ReturnType<typeof holding>,
  code = '246810',
  purpose: CodePurpose = 'verify-phone',
) => smsCodeFor(account.phone, purpose, { browser, now }, code)

const linesOf = async ({ id }: Account) =>
  (await historyOf(id)).filter(({ type }) => type === 'phone-verified').length

it('makes a phone that was not proven for long good for a reset again, and writes it into the history', async () => {
  const account = await aStaleHolder()
  const holder = holding(account)
  const code = await codeFor(holder)
  expect(await verify({ code }, holder)).toEqual({
    ok: true,
    value: { phoneVerifiedAt: noon.toISOString() },
  })
  const after = await stores.accounts.find(account.id)
  expect(after).toEqual({ ...account, phoneVerifiedAt: noon })
  expect(after && isPhoneStale(after, noon)).toBe(false)
  expect((await historyOf(account.id))[0]).toMatchObject({
    type: 'phone-verified',
    at: noon,
    where: holder.browser.where,
  })
})

it('says how many tries are left when the code is wrong, and proves nothing', async () => {
  const account = await aStaleHolder()
  const holder = holding(account)
  await codeFor(holder, '111111')
  expect(await verify({ code: '222222' }, holder)).toEqual({
    ok: false,
    refusal: 'code-wrong',
    hint: { triesLeft: 4 },
  })
  expect(await stores.accounts.find(account.id)).toEqual(account)
})

it.each([
  ['was sent for signing in', 'sign-in', true],
  ['another browser asked for', 'verify-phone', false],
] as const)('does not take a code that %s', async (_what, purpose, sameBrowser) => {
  const account = await aStaleHolder()
  const holder = holding(account)
  const code = await codeFor(sameBrowser ? holder : holding(account), '246810', purpose)
  expect(await verify({ code }, holder)).toEqual({ ok: false, refusal: 'code-expired' })
})

it('does not let a phone not proven for long vouch for itself: a code opened this session', async () => {
  const account = await aStaleHolder()
  const recent = holding(account, { methods: ['sms'], startedAt: later(noon, -5 * DAY) })
  const code = await codeFor(recent)
  expect(await verify({ code }, recent)).toEqual({ ok: false, refusal: 'signed-in-by-code-only' })
  expect(await stores.accounts.find(account.id)).toEqual(account)
  // Open since the phone was known to be the holder's.
  const old = { ...recent, session: { methods: ['sms' as const], startedAt: later(noon, -20 * DAY) } }
  expect(await verify({ code }, old)).toMatchObject({ ok: true })
})

it('tells who presses again after a lost answer what is so, and writes no second line', async () => {
  const account = await aStaleHolder()
  const holder = holding(account)
  const code = await codeFor(holder)
  const first = await verify({ code }, holder)
  const proven = (await stores.accounts.find(account.id)) ?? account
  const at = (now: Date) => verify({ code }, { ...holder, account: proven, now })
  expect(await at(later(noon, 4 * MINUTE))).toEqual(first)
  expect(await at(later(noon, 5 * MINUTE))).toEqual({ ok: false, refusal: 'code-expired' })
  expect(await linesOf(account)).toBe(1)
})

it.each(['conflict', 'timed-out-after', 'crash'] as const)(
  'writes both or nothing when the write meets «%s»',
  async (fault) => {
    const account = await aStaleHolder()
    const holder = holding(account)
    const code = await codeFor(holder)
    const { db } = clientWithFaults((_command, nth) => (nth === 0 ? fault : undefined))
    const over = verifyPhone({
      ...stores,
      phoneProof: dynamodbPhoneProof(db, testTableOf('account-centre')[1]),
    })
    const done = await over({ code }, holder).then(
      ({ ok }) => ok,
      () => false,
    )
    const after = await stores.accounts.find(account.id)
    const [at, lines] = done ? [noon, 1] : [account.phoneVerifiedAt, 0]
    expect({ done, at: after?.phoneVerifiedAt, lines: await linesOf(account) }).toEqual({
      done: fault !== 'crash',
      at,
      lines,
    })
  },
)

import { describe, expect, it } from 'vitest'
import { testTable } from '../adapters/dynamodb/test-table.ts'
import { later, noon } from '../adapters/people.fixture.ts'
import { stores } from '../adapters/stores.fixture.ts'
import { dynamodbScanLoginStore } from './dynamodb-scan-login-store.ts'
import {
  aLoginIn,
  aPhone,
  aPortalSession,
  aScan,
  aWaitingLogin,
  bringTo,
  states,
} from './scan-login.fixture.ts'
import { isLegal, type Phone, scanLoginTimes, type StepName, steps } from './scan-login.ts'

const scanLogins = dynamodbScanLoginStore(...testTable())
const end = later(noon, scanLoginTimes.life)
const stepNames = Object.keys(steps) as StepName[]

type Brought = Awaited<ReturnType<typeof bringTo>>

/** Takes the step as whoever's turn it is would; whether the table let it. */
async function take(
  step: StepName,
  { ticket, login, browser }: Brought,
  phone: Phone,
  now: Date,
): Promise<boolean> {
  const scan = aScan(phone)
  switch (step) {
    case 'scan':
      return (await scanLogins.scan(ticket, scan, now)).made
    case 'confirm':
      return (await scanLogins.confirm(ticket, { phone, number: scan.number, fresh: true }, now)).made
    case 'decline':
      return (await scanLogins.decline(ticket, phone, 'person', now)).made
    case 'miss':
      return (await scanLogins.decline(ticket, phone, 'wrong-number', now)).made
    case 'cancel':
      return (await scanLogins.cancel(ticket, login.secretHash, now)).made
    case 'claim':
      return scanLogins.claim(ticket, aPortalSession(phone.accountId, browser), now)
  }
}

describe.each(states)('a login that is %s in the table', (state) => {
  it.each(stepNames)('takes the step only where the rules say so: %s', async (step) => {
    const phone = aPhone()
    const brought = await bringTo(state, scanLogins, phone)

    const made = await take(step, brought, phone, noon)

    expect(made).toBe(isLegal(step, aLoginIn(state, phone), noon))
    const after = await scanLogins.find(brought.ticket, true)
    expect(after?.state).toBe(made ? steps[step].to : state)
  })

  it.each(stepNames)(
    'takes the step at the very second of its end only where the rules say so: %s',
    async (step) => {
      const phone = aPhone()
      const brought = await bringTo(state, scanLogins, phone)

      expect(await take(step, brought, phone, end)).toBe(isLegal(step, aLoginIn(state, phone), end))
    },
  )
})

describe.each(['confirm', 'decline', 'miss'] as const)(
  'only the phone that scanned may go on: %s',
  (step) => {
    it.each(['account', 'browser'] as const)('not one with another %s', async (other) => {
      const phone = aPhone()
      const brought = await bringTo('scanned', scanLogins, phone)
      const stranger = aPhone(
        other === 'account' ? { browserTag: phone.browserTag } : { accountId: phone.accountId },
      )

      expect(await take(step, brought, stranger, noon)).toBe(false)
      expect(await scanLogins.find(brought.ticket, true)).toMatchObject({ state: 'scanned', scan: { phone } })
    })
  },
)

it('confirms only with the number that the portal shows', async () => {
  const phone = aPhone()
  const { ticket } = await bringTo('scanned', scanLogins, phone)

  const change = await scanLogins.confirm(ticket, { phone, number: '27', fresh: true }, noon)

  expect(change).toMatchObject({ made: false, login: { state: 'scanned', scan: { number: '81' } } })
})

it.each([
  ['L3', false, false],
  ['L3', true, true],
  ['L2', false, true],
  ['L1', false, true],
] as const)('confirms for an account of %s, freshly verified %s: %s', async (level, fresh, made) => {
  const phone = aPhone()
  const { ticket } = await bringTo('scanned', scanLogins, phone, aScan(phone, { level }))

  expect(await scanLogins.confirm(ticket, { phone, number: '81', fresh }, noon)).toMatchObject({ made })
})

it('cancels only for the portal that knows the secret', async () => {
  const { ticket } = await bringTo('waiting', scanLogins, aPhone())

  expect(await scanLogins.cancel(ticket, 'another hash', noon)).toMatchObject({
    made: false,
    login: { state: 'waiting' },
  })
})

it('tells that there is no such login, and makes none', async () => {
  const phone = aPhone()
  const { login, key, browser } = aWaitingLogin()
  const absent = { ticket: login.ticket, key, login, browser }

  for (const step of stepNames) expect(await take(step, absent, phone, noon)).toBe(false)
  expect(await scanLogins.find(login.ticket, true)).toBeUndefined()
})

it('gives back exactly what was kept', async () => {
  const phone = aPhone()
  const { login } = aWaitingLogin()
  await scanLogins.add(login)
  expect(await scanLogins.find(login.ticket, true)).toEqual(login)

  const { login: scannedLogin } = await scanLogins.scan(login.ticket, aScan(phone), noon)
  expect(scannedLogin).toEqual({ ...login, state: 'scanned', scan: aScan(phone) })
})

it('lets only one of fifty phones scan', async () => {
  const { ticket } = await bringTo('waiting', scanLogins, aPhone())
  const phones = Array.from({ length: 50 }, () => aPhone())

  const changes = await Promise.all(phones.map((phone) => scanLogins.scan(ticket, aScan(phone), noon)))

  expect(changes.filter(({ made }) => made)).toHaveLength(1)
  const first = phones[changes.findIndex(({ made }) => made)]
  for (const { login } of changes) expect(login).toMatchObject({ state: 'scanned', scan: { phone: first } })
})

it('opens a session with the claim or not at all', async () => {
  const phone = aPhone()
  const { ticket, browser } = await bringTo('scanned', scanLogins, phone)
  const session = aPortalSession(phone.accountId, browser)

  expect(await scanLogins.claim(ticket, session, noon)).toBe(false)
  expect(await stores.sessions.find(phone.accountId, session, true)).toBeUndefined()

  await scanLogins.confirm(ticket, { phone, number: '81', fresh: true }, noon)
  expect(await scanLogins.claim(ticket, session, noon)).toBe(true)
  expect(await stores.sessions.find(phone.accountId, session, true)).toEqual(session)
})

it('lets only one of fifty claims in', async () => {
  const phone = aPhone()
  const { ticket, browser } = await bringTo('confirmed', scanLogins, phone)

  const claims = await Promise.all(
    Array.from({ length: 50 }, () =>
      scanLogins.claim(ticket, aPortalSession(phone.accountId, browser), noon),
    ),
  )

  expect(claims.filter(Boolean)).toHaveLength(1)
  expect(await stores.sessions.live({ id: phone.accountId, sessionEpoch: 0 }, noon)).toHaveLength(1)
})

it('answers a repeated opening with what became of the login since, and turns nothing back', async () => {
  const { ticket, login } = await bringTo('scanned', scanLogins, aPhone())
  const there = await scanLogins.find(ticket, true)
  expect(there).toMatchObject({ state: 'scanned' })
  expect(await scanLogins.add({ ...login, openedAt: later(noon, 1000) })).toEqual(there)
  expect(await scanLogins.find(ticket, true)).toEqual(there)
})

it('can be repeated by the SDK when the answer to its opening got lost', async () => {
  const { login } = aWaitingLogin()
  await scanLogins.add(login)
  await scanLogins.add(login)

  expect(await scanLogins.find(login.ticket, true)).toEqual(login)
  await expect(scanLogins.add({ ...aWaitingLogin().login, ticket: login.ticket })).rejects.toThrow()
})

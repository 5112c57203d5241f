import { expect, it } from 'vitest'
import { testTableOf } from '../adapters/dynamodb/test-table.ts'
import { leavingKey } from '../adapters/dynamodb/leaving-item.ts'
import { clientWithFaults, type Fault } from '../adapters/dynamodb/injected-faults.ts'
import { dynamodbNoticeStore } from '../adapters/dynamodb/dynamodb-notice-store.ts'
import { dynamodbAccountStore } from '../adapters/dynamodb/dynamodb-account-store.ts'
import { dynamodbHolderProofStore } from '../adapters/dynamodb/dynamodb-holder-proof-store.ts'
import { isStored } from '../adapters/dynamodb/test-items.fixture.ts'
import { aBrowser, aVisitor, later, MINUTE, noon } from '../adapters/people.fixture.ts'
import {
  aHolder,
  aProof,
  historyOf,
  leave,
  raiseEpoch,
  stores,
  untoldOf,
} from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { comingBackOf } from '../domain/come-back.ts'
import { LEAVING_MS } from '../domain/leaving.ts'
import { openSession } from '../domain/open-session.ts'
import { confirmDeregistration } from './confirm-deregistration.ts'
import type { Deregistration } from './deregistration.ts'
import { aDeregistration, aTelling, visitorOf } from './deregistration.fixture.ts'
import { dynamodbDeregistrationStore } from './dynamodb-deregistration-store.ts'

const end = later(noon, LEAVING_MS)
const UNKNOWN = { ok: false, refusal: 'proof-unknown' }

/** Everything that a confirmation leaves behind: all of it or nothing. */
async function tracesOf(account: Account) {
  const found = await stores.accounts.find(account.id)
  const lines = (await historyOf(account.id)).filter(({ type }) => type === 'deregistration-asked')
  return {
    leavingAt: found?.leavingAt,
    epoch: found?.sessionEpoch,
    queued: await isStored(leavingKey({ ...account, leavingAt: end })),
    holdsPhone: (await stores.accounts.findByPhone(account.phone, account.kind, end)) === account.id,
    holdsDocument: await stores.accounts.isDocumentBound(account.document, end),
    lines: lines.length,
  }
}
const NOTHING = {
  leavingAt: undefined,
  epoch: 0,
  queued: false,
  holdsPhone: true,
  holdsDocument: true,
  lines: 0,
}
const ALL = { leavingAt: end, epoch: 1, queued: true, holdsPhone: false, holdsDocument: false, lines: 1 }

/** Signed in, with password and code given anew. */
async function provenInside(account: Account) {
  const visitor = aVisitor()
  const opening = { account, methods: ['pwd' as const], event: 'signed-in-by-password' as const }
  const { session } = await openSession(stores)(opening, visitor)
  const { id } = await aProof(session, 'leave')
  return { proofId: id, visitor: { ...visitor, session } }
}

it('puts the account on its way out in seven days, ends every session, and tells the holder how to undo it', async () => {
  const account = await aHolder()
  const begun = await aDeregistration(account)
  const { confirm, messages } = aTelling()
  expect(await confirm({ proofId: begun.id }, visitorOf(begun))).toEqual({
    ok: true,
    value: {
      endsAt: end.toISOString(),
      maskedPhone: expect.stringContaining('****') as string,
      signedOutHere: false,
    },
  })
  expect(await tracesOf(account)).toEqual(ALL)
  expect(messages).toEqual([
    { phone: account.phone, message: { kind: 'deregistration-asked', at: noon, endsAt: end } },
  ])
  expect(await untoldOf(account)).toEqual([])
})

it('takes the proof of whoever is signed in, and signs them out here', async () => {
  const account = await aHolder()
  const { proofId, visitor } = await provenInside(account)
  const { confirm } = aTelling()
  expect(await confirm({ proofId }, visitor)).toMatchObject({ ok: true, value: { signedOutHere: true } })
  expect(await tracesOf(account)).toEqual(ALL)
  expect((await stores.proofs.find(proofId))?.state).toBe('used')
})

it('answers whoever repeats it the same, also once the session that proved it is over', async () => {
  const account = await aHolder()
  const { proofId, visitor } = await provenInside(account)
  const { confirm, messages } = aTelling()
  await confirm({ proofId }, visitor)
  expect(await confirm({ proofId }, { ...visitor, session: undefined })).toMatchObject({
    ok: true,
    value: { endsAt: end.toISOString() },
  })
  expect(messages).toHaveLength(1)
  expect(await tracesOf(account)).toEqual(ALL)
})

it('refuses a proof from another browser, of another purpose, too old, or made up', async () => {
  const account = await aHolder()
  const { confirm } = aTelling()
  const begun = await aDeregistration(account)
  expect(await confirm({ proofId: begun.id }, aVisitor())).toEqual(UNKNOWN)
  expect(await confirm({ proofId: aBrowser().tag }, visitorOf(begun))).toEqual(UNKNOWN)
  const late = visitorOf(begun, { now: later(noon, 15 * MINUTE) })
  expect(await confirm({ proofId: begun.id }, late)).toEqual({ ok: false, refusal: 'proof-expired' })

  const inside = await provenInside(account)
  const { id } = await aProof(inside.visitor.session, 'change-phone')
  expect(await confirm({ proofId: id }, inside.visitor)).toEqual(UNKNOWN)
  expect(await confirm({ proofId: inside.proofId }, { ...inside.visitor, session: undefined })).toEqual(
    UNKNOWN,
  )
  expect(await tracesOf(account)).toEqual(NOTHING)
})

it('refuses a proof from before all sessions were ended', async () => {
  const account = await aHolder()
  const begun = await aDeregistration(account)
  await raiseEpoch(account)
  expect(await aTelling().confirm({ proofId: begun.id }, visitorOf(begun))).toEqual(UNKNOWN)
  expect(await tracesOf(account)).toEqual({ ...NOTHING, epoch: 1 })
})

it('does not begin anew what was undone: the proof was for one time', async () => {
  const account = await aHolder()
  const begun = await aDeregistration(account)
  const { confirm, messages } = aTelling()
  await confirm({ proofId: begun.id }, visitorOf(begun))
  const leaving = await stores.accounts.find(account.id)
  if (!leaving?.leavingAt) throw new Error('not leaving')
  const undone = { ...leaving, leavingAt: leaving.leavingAt }
  const { event, notice } = comingBackOf(undone, aVisitor())
  expect(await stores.leavings.undo(undone, event, notice)).toBe(true)
  // Nor is anybody told that it goes on, or signed out, who came back and reloads the page of before.
  expect(await confirm({ proofId: begun.id }, visitorOf(begun))).toEqual(UNKNOWN)
  expect((await stores.accounts.find(account.id))?.leavingAt).toBeUndefined()
  expect(messages).toHaveLength(1)
})

it('lets one of two who ask at once from two browsers win, and refuses the other', async () => {
  const account = await aHolder()
  const both = [await aDeregistration(account), await aDeregistration(account)]
  const { confirm } = aTelling()
  const results = await Promise.all(both.map((each) => confirm({ proofId: each.id }, visitorOf(each))))
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results).toContainEqual(UNKNOWN)
  expect(await tracesOf(account)).toEqual(ALL)
})

it('asks once when the person presses ten times at once', async () => {
  const account = await aHolder()
  const begun = await aDeregistration(account)
  const { confirm } = aTelling()
  const visitor = visitorOf(begun)
  const results = await Promise.all(Array.from({ length: 10 }, () => confirm({ proofId: begun.id }, visitor)))
  expect(results.every(({ ok }) => ok)).toBe(true)
  expect(await tracesOf(account)).toEqual(ALL)
})

it('stands although the telephone network is down', async () => {
  const account = await aHolder()
  const begun = await aDeregistration(account)
  const { confirm } = aTelling({ networkUp: false })
  expect(await confirm({ proofId: begun.id }, visitorOf(begun))).toMatchObject({ ok: true })
  expect(await tracesOf(account)).toEqual(ALL)
  const message = { kind: 'deregistration-asked', at: noon, endsAt: end }
  expect(await untoldOf(account)).toMatchObject([{ phone: account.phone, message }])
})

it('asks nothing of an account that is on its way out already', async () => {
  const account = await aHolder()
  const leaving = await leave(account)
  const begun = await aDeregistration(leaving)
  expect(await aTelling().confirm({ proofId: begun.id }, visitorOf(begun))).toEqual(UNKNOWN)
  expect(await tracesOf(account)).toEqual(ALL)
})

function confirmOver(plan: Parameters<typeof clientWithFaults>[0]) {
  const [, tableName] = testTableOf('deregistration')
  const { db, happened } = clientWithFaults(plan)
  const { ports, messages } = aTelling()
  const confirm = confirmDeregistration({
    ...ports,
    accounts: dynamodbAccountStore(db, tableName, stores.personalData),
    proofs: dynamodbHolderProofStore(db, tableName),
    notices: dynamodbNoticeStore(db, tableName, stores.personalData),
    deregistrations: dynamodbDeregistrationStore(db, tableName, stores.personalData),
  })
  return { confirm, happened, messages }
}

const deaths = Array.from({ length: 7 }, (_, nth) => nth).flatMap((nth) =>
  (['before', 'after'] as const).map((when) => ({ nth, when })),
)
const dyingAt = (nth: number, when: 'before' | 'after') => {
  let requests = -1
  return confirmOver(() => {
    requests++
    if (requests < nth) return undefined
    return requests === nth && when === 'after' ? 'crash-after' : 'crash'
  })
}

it.each(deaths)(
  'leaves all or nothing when it dies $when request $nth, and goes on from there',
  async ({ nth, when }) => {
    const account = await aHolder()
    const begun = await aDeregistration(account)
    const died = await settled(dyingAt(nth, when), begun)
    expect([NOTHING, ALL]).toContainEqual(await tracesOf(account))

    const again = aTelling()
    expect(await again.confirm({ proofId: begun.id }, visitorOf(begun))).toMatchObject({ ok: true })
    expect(await tracesOf(account)).toEqual(ALL)
    // Told, or still to be told; both only where it died between the message and its mark.
    const told = died.messages.length + again.messages.length
    expect(told).toBeLessThanOrEqual(1)
    expect(told + (await untoldOf(account)).length).toBeGreaterThanOrEqual(1)
  },
)

async function settled(dying: ReturnType<typeof confirmOver>, { id, ...begun }: Deregistration) {
  await dying.confirm({ proofId: id }, visitorOf({ id, ...begun })).catch(() => undefined)
  return dying
}

it.each<Fault>(['conflict', 'throttled', 'timed-out-after', 'reset-after'])(
  'asks once although its write meets «%s»',
  async (fault) => {
    const account = await aHolder()
    const begun = await aDeregistration(account)
    let transactions = 0
    const { confirm, happened } = confirmOver((command) =>
      command === 'TransactWriteItemsCommand' && transactions++ < 2 ? fault : undefined,
    )
    expect(await confirm({ proofId: begun.id }, visitorOf(begun))).toMatchObject({ ok: true })
    expect(happened).toEqual([fault, fault])
    expect(await tracesOf(account)).toEqual(ALL)
  },
)

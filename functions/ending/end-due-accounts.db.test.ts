import { expect, it } from 'vitest'
import { documentKey } from '../../shared/vocabulary/identity-document.ts'
import { anAccount } from '../adapters/dynamodb/account.fixture.ts'
import { attemptsKey } from '../adapters/dynamodb/dynamodb-attempt-log.ts'
import { faceHashesPartition } from '../adapters/dynamodb/face-hashes-item.ts'
import { clientWithFaults } from '../adapters/dynamodb/injected-faults.ts'
import { leavingKey } from '../adapters/dynamodb/leaving-item.ts'
import { isStored, itemsWith, store } from '../adapters/dynamodb/test-items.fixture.ts'
import { rightsUsedBy, testTableOf } from '../adapters/dynamodb/test-table.ts'
import { testWorld } from '../adapters/dynamodb/test-world.ts'
import { ticketKey } from '../adapters/dynamodb/ticket-key.ts'
import { aBrowser, aResidentId, aVisitor, DAY, later, noon } from '../adapters/people.fixture.ts'
import { aHolder, historyOf, leave, stores } from '../adapters/stores.fixture.ts'
import type { Account } from '../domain/account.ts'
import { eventId } from '../domain/account-event.ts'
import { comingBackOf } from '../domain/come-back.ts'
import { withinFaceFailures } from '../domain/face-failures.ts'
import { faceFailuresOf, facePersonKey } from '../domain/face-traces.ts'
import { recoveryFailuresOf } from '../domain/recovery.ts'
import { type LeavingAccount, LEAVING_MS } from '../domain/leaving.ts'
import { newId } from '../domain/new-id.ts'
import { openSession } from '../domain/open-session.ts'
import { dynamodbEndingStore } from './dynamodb-ending-store.ts'
import { endDueAccounts } from './end-due-accounts.ts'
import type { EndingStore } from './ending.ts'

const { db, tableName, personalData } = testWorld(testTableOf('ending'))
const fails = (fault: unknown) => {
  throw fault
}
/** Those of this file: the table is everybody's, and others' time is not over. */
const own = new Set<Account['id']>()
const leaveHere = async (...leaving: Parameters<typeof leave>) => {
  const account = await leave(...leaving)
  own.add(account.id)
  return account
}
const endingsOver = (client: typeof db): EndingStore => {
  const endings = dynamodbEndingStore(client, tableName, personalData)
  return {
    ...endings,
    async *due(now) {
      for await (const due of endings.due(now)) if (own.has(due.id)) yield due
    },
  }
}
const endDue = endDueAccounts({ endings: endingsOver(db), onFault: fails })

const end = later(noon, LEAVING_MS)

/** Somebody with everything that an account can have, on the way out. */
async function someoneLeaving(differs: Partial<Account> = {}) {
  const account = await aHolder({ level: 'L3', ...differs })
  const opening = { account, methods: ['pwd' as const], event: 'signed-in-by-password' as const }
  const { session } = await openSession(stores)(opening, aVisitor())
  const ticket = newId()
  const line = (at: Date) => ({
    id: eventId(at, newId()),
    accountId: account.id,
    at,
    where: aBrowser().where,
  })
  const evidence = { amr: ['face'] as const, actions: [], likeness: 0.7, printRisk: 0.1, judge: 'v1' }
  const { browserTag, hash } = session
  const told = { ...line(noon), session: { browserTag, hash }, newBrowser: true as const }
  await stores.events.add({ ...told, type: 'certified-by-face', evidence })
  await stores.events.add({ ...line(noon), type: 'face-problem-reported', ticket })
  await stores.events.add({ ...line(later(noon, -200 * DAY)), type: 'signed-in-by-scan' })
  await store({ ...ticketKey(ticket), accountId: account.id, sealed: 'x' })
  await stores.attempts.record(faceFailuresOf(account), noon, {
    memoryMs: DAY,
    memorySize: 3,
    waitMs: () => 0,
  })
  const pk = faceHashesPartition(await facePersonKey(personalData, account))
  await store({ pk, sk: `${noon.toISOString()}~${newId()}`, sealed: 'x', accountId: account.id })
  await store({ pk, sk: 'VERSION', version: 1 })
  return { account: await leaveHere(account), hashes: pk, ticket }
}

/** By whatever leads to somebody: the id, what is sealed under it, the indexes of document and phone. */
async function tracesOf({ id, document, phone }: Account, hashes: string) {
  const indexes = await Promise.all([
    personalData.blindIndex('document', documentKey(document)),
    personalData.blindIndex('phone', phone),
  ])
  return itemsWith([id, ...indexes, hashes])
}

it('leaves of an account, when its time is over, what the law asks for, with a term, and nothing that leads to anybody', async () => {
  const { account, hashes, ticket } = await someoneLeaving()
  await endDue(end)

  const left = await tracesOf(account, hashes)
  const [ended] = left.filter(({ sk }) => sk === 'ENDED')
  expect(ended).toEqual({
    pk: `ACCOUNT#${account.id}`,
    sk: 'ENDED',
    kind: 'personal',
    endedAt: end.toISOString(),
    ttl: later(end, 184 * DAY).getTime() / 1000,
  })
  const lines = left.filter(({ sk }) => sk !== 'ENDED')
  expect(lines.map(({ type }) => type).toSorted()).toEqual([
    'certified-by-face',
    'deregistration-asked',
    'face-problem-reported',
    'registered',
    'signed-in-by-password',
  ])
  const allowed = ['at', 'pk', 'sk', 'ttl', 'type', 'where']
  for (const line of lines) {
    expect(allowed).toEqual(expect.arrayContaining(Object.keys(line)))
    expect(line['ttl']).toBe((new Date(String(line['at'])).getTime() + 184 * DAY) / 1000)
  }
  expect(await isStored(ticketKey(ticket))).toBe(false)
})

it('forgets how often the holder failed at getting the account back', async () => {
  const { account } = await someoneLeaving()
  const { ofBoth } = await recoveryFailuresOf(personalData, {
    claim: { person: account },
    phone: account.phone,
  })
  await stores.attempts.record(ofBoth, noon, withinFaceFailures)
  await endDue(end)
  expect(await isStored(attemptsKey(ofBoth))).toBe(false)
})

it('does so to a unit, and leaves alone what its representative showed for an account of their own', async () => {
  const representative = { name: '方岭南', document: { kind: 'resident-id' as const, number: aResidentId() } }
  const unit = await aHolder({ kind: 'unit', name: '岭南示例建筑工程有限公司', unit: { representative } })
  const own = anAccount()
  const pk = faceHashesPartition(await facePersonKey(personalData, representative))
  const at = (unique: string) => ({ pk, sk: `${noon.toISOString()}~${unique}` })
  const [forUnit, forOwn] = [at('1'), at('2')]
  await store({ ...forUnit, sealed: 'x', accountId: unit.id })
  await store({ ...forOwn, sealed: 'x', accountId: own.id })
  await store({ pk, sk: 'VERSION', version: 2 })
  await leaveHere(unit)
  await endDue(end)

  expect(await stores.accounts.find(unit.id)).toBeUndefined()
  expect(await Promise.all([forUnit, forOwn, { pk, sk: 'VERSION' }].map(isStored))).toEqual([
    false,
    true,
    true,
  ])
})

it('ends nobody a moment too early, and nobody who came back', async () => {
  const early = await leaveHere(await aHolder(), later(noon, LEAVING_MS + 1))
  const back = await leaveHere(await aHolder())
  const { event, notice } = comingBackOf(back, aVisitor())
  await stores.leavings.undo(back, event, notice)
  await endDue(end)
  expect((await stores.accounts.find(early.id))?.leavingAt).toEqual(early.leavingAt)
  expect(await stores.accounts.find(back.id)).toBeDefined()
})

const registered = (account: Account, at: Date) => ({
  id: eventId(at, account.id),
  accountId: account.id,
  type: 'registered' as const,
  at,
})

it('has document and phone free from the very moment of the end, before anything is erased, and for one of two', async () => {
  const old = await leaveHere(await aHolder())
  const again = () => anAccount({ document: old.document, phone: old.phone, kind: 'personal' })
  const tooEarly = again()
  expect(await stores.accounts.add(tooEarly, registered(tooEarly, later(end, -1)))).toBe(
    'document-already-bound',
  )
  expect(await stores.accounts.isDocumentBound(old.document, later(end, -1))).toBe(true)

  const rivals = [again(), again()]
  const outcomes = await Promise.all(rivals.map((each) => stores.accounts.add(each, registered(each, end))))
  expect(outcomes.toSorted()).toEqual(['added', 'document-already-bound'])
  const winner = rivals[outcomes.indexOf('added')]

  await endDue(end)
  expect(await stores.accounts.find(old.id)).toBeUndefined()
  expect(await stores.accounts.findByPhone(old.phone, 'personal', end)).toBe(winner?.id)
  expect(await stores.accounts.findByDocumentKey(documentKey(old.document))).toEqual([winner?.id])
})

it('lets either the sign-in or the end win at the very moment, and never both', async () => {
  const crowd: LeavingAccount[] = []
  for (let count = 0; count < 10; count += 1) crowd.push(await leaveHere(await aHolder()))
  const undo = (account: LeavingAccount) => {
    const { event, notice } = comingBackOf(account, aVisitor({ now: later(end, -1) }))
    return stores.leavings.undo(account, event, notice)
  }
  // A clock that lags behind the other's.
  const [undone] = await Promise.all([Promise.all(crowd.map(undo)), endDue(end)])
  for (const [place, account] of crowd.entries()) {
    const found = await stores.accounts.find(account.id)
    expect(found !== undefined).toBe(undone[place])
    expect(await stores.accounts.isDocumentBound(account.document, end)).toBe(undone[place])
  }
})

const steps = Array.from({ length: 24 }, (_, nth) => nth)
it.each(steps)('goes on where it died, at request %i, and comes to the same end', async (nth) => {
  const { account, hashes } = await someoneLeaving()
  const kept = async () =>
    (await tracesOf(account, hashes)).map(({ sk }) => String(sk).replace(/#.*/, '')).toSorted()
  for (const when of ['crash', 'crash-after'] as const) {
    let requests = -1
    const { db: dying } = clientWithFaults(() => {
      requests += 1
      if (requests < nth) return undefined
      return requests === nth ? when : 'crash'
    })
    const endings = endingsOver(dying)
    await endDueAccounts({ endings, onFault: () => undefined })(end).catch(() => undefined)
    const found = await stores.accounts.find(account.id)
    const bound = await stores.accounts.isDocumentBound(account.document, later(end, -1))
    // Either it is all there, or it is nobody's.
    if (found)
      expect({ bound, queued: await isStored(leavingKey(account)) }).toEqual({ bound: true, queued: true })
  }
  await endDue(end)
  expect(await kept()).toEqual(['ENDED', 'EVENT', 'EVENT', 'EVENT', 'EVENT', 'EVENT'])
  expect(await isStored(leavingKey(account))).toBe(false)
  expect(await isStored(attemptsKey(faceFailuresOf(account)))).toBe(false)
  expect(await historyOf(account.id)).toHaveLength(5)
})

it('keeps nobody waiting for one who cannot be ended', async () => {
  const [stuck, fine] = [await leaveHere(await aHolder()), await leaveHere(await aHolder())]
  const real = endingsOver(db)
  const faults: unknown[] = []
  const endings = {
    ...real,
    erase: async (id: Account['id']) => {
      if (id === stuck.id) throw new TypeError('boom')
      return real.erase(id)
    },
  }
  await endDueAccounts({ endings, onFault: (fault) => void faults.push(fault) })(end)
  expect(faults).toHaveLength(1)
  expect(await isStored(leavingKey(fine))).toBe(false)
  expect(await isStored(leavingKey(stuck))).toBe(true)
  await endDue(end)
  expect(await isStored(leavingKey(stuck))).toBe(false)
})

it('stops in time, and leaves the rest to the next run', async () => {
  const account = await leaveHere(await aHolder())
  const endings = endingsOver(db)
  let time = 0
  await endDueAccounts({ endings, onFault: fails }, () => (time += 60_000))(end)
  expect(await isStored(leavingKey(account))).toBe(true)
  await endDue(end)
})

it('asks of the table what the task may, and the task may nothing that it does not ask', async () => {
  await someoneLeaving()
  await endDue(end)
  expect(await rightsUsedBy('ending')).toEqual({ refused: [], unused: [] })
})
